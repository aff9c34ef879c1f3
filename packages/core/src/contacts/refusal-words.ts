/** Words that take an agreement back when they are all somebody writes (folded: no accent, no sign). */
export const REFUSALS: ReadonlySet<string> = new Set([
  ...['stop', 'stopp', 'stoop', 'sstop', 'arret', 'arrete', 'arretez', 'arreter', 'stopper'],
  ...['stoppez', 'stoppe', 'desabonner', 'desabonne', 'desabonnee', 'desabonnez', 'desabonnement'],
  ...['desinscrire', 'desinscrit', 'desinscrite', 'desinscris', 'desinscrivez', 'desinscription'],
  ...['desactiver', 'desactivez', 'unsubscribe', 'unsubscribed', 'unsub', 'optout', 'resilier'],
  ...['abmelden', 'baja', 'detener', 'interrompi', 'interrompere', 'afmelden'],
]);

/** What may stand around them and changes nothing. */
export const POLITE: ReadonlySet<string> = new Set([
  ...['merci', 'svp', 'stp', 'please', 'pls', 'thanks', 'thank', 'you', 'bonjour', 'bonsoir'],
  ...['salut', 'hello', 'hi', 'cordialement', 'pub', 'pubs', 'publicite', 'publicites', 'promo'],
  ...['promos', 'promotion', 'promotions', 'promociones', 'promozioni', 'werbung', 'message'],
  ...['messages', 'sms', 'whatsapp', 'mail', 'mails', 'email', 'emails', 'e', 'envoi', 'envois'],
  ...['relance', 'relances', 'newsletter', 'liste', 'list', 'spam', 'spams', 'demarchage', 'tout'],
  ...['all', 'now', 'maintenant', 'immediatement', 'definitivement', 'definitif', 'me', 'moi'],
  ...['m', 's', 'se', 'nous', 'le', 'la', 'les', 'l', 'de', 'des', 'du', 'd', 'the', 'a', 'au'],
  ...['aux', 'vos', 'votre', 'your', 'ces', 'ce', 'cette', 'cet', 'cela', 'ca', 'this', 'these'],
  ...['that', 'it', 'je', 'j', 'i', 'veux', 'voudrais', 'souhaite', 'souhaiterais', 'desire'],
  ...['demande', 'want', 'to', 'would', 'like', 'from', 'et', 'and', 'beaucoup', 'd', 'avance'],
  ...[
    'par',
    'toute',
    'tous',
    'toutes',
    'receiving',
    'sending',
    'marketing',
    'contact',
    'ok',
    'oui',
  ],
  ...['merki', 'mrc', 'madame', 'monsieur', 'vouloir', 'bien', 'pouvez', 'pouvez', 'vous', 'can'],
  ...['could', 'need', 'faut', 'il', 'plait', 'si', 'te', 'recevoir', 'envoyer', 'ecrire', 'ici'],
  ...['my', 'mon', 'mes', 'numero', 'number', 'kind', 'merci', 'regards', 'immediately', 'nuevo'],
]);

/** Whole sentences that refuse without any of those words (folded). */
export const SENTENCES: readonly RegExp[] = [
  /\b(?:ne )?(?:veux|souhaite|desire|voudrais) (?:plus|pas) (?:recevoir|etre (?:contacte|sollicite|relance|demarche)|de (?:vos )?(?:message|mail|sms|pub|relance))/,
  /\bne plus (?:m |me |nous )?(?:ecrire|envoyer|contacter|relancer|recevoir|appeler|demarcher|deranger|solliciter)/,
  /\bne m (?:ecri(?:s|vez)|envo(?:ie|yez)|contacte[zr]?|relance[zr]?|appele[zr]?) plus\b/,
  /\bne (?:me|nous) (?:ecri(?:s|vez)|envo(?:ie|yez)|contacte[zr]?|relance[zr]?|demarche[zr]?|derange[zr]?) plus\b/,
  /\bplus (?:de|aucun) (?:message|mail|sms|pub|relance)s?(?: |$)(?:svp|merci|s il|$)/,
  /\b(?:retire[zr]?|enleve[zr]?|supprime[zr]?|efface[zr]?|raye[zr]?|ote[zr]?)(?: moi| mon (?:numero|adresse|contact)| mes coordonnees) de (?:votre|vos|cette|la|ta) (?:liste|base|fichier|envoi|diffusion|mailing)/,
  /\b(?:desinscri(?:vez|re|s)|desabonne[zr]?)(?: moi| mon| nous)\b/,
  /\b(?:merci|veuillez|prier?|svp) (?:de )?(?:bien vouloir )?(?:me |nous )?(?:desinscrire|desabonner|retirer de (?:votre|vos|la))/,
  /\b(?:please |pls )?(?:remove|delete|take) (?:me|my (?:number|address|details|data))(?: off| from)?(?: (?:your|this|the) (?:list|mailing|base|database)|$)/,
  /\b(?:do not|don t|dont|stop) (?:contact|messag|text|email|writ|call|send)(?:e|ing)? (?:to )?me\b/,
  /\b(?:supprime[zr]?|efface[zr]?|retire[zr]?|enleve[zr]?|oublie[zr]?) (?:moi|mes (?:donnees|coordonnees)|mon (?:numero|adresse|mail|e mail|email|contact))(?:$| (?:de (?:vos|votre|la|cette)|svp|merci|s il|please))/,
  /\b(?:supprimer|retirer|effacer|enlever|rayer|sortir) de (?:votre|vos|la|cette|ta|tes) (?:liste|base|fichier|diffusion|mailing|envoi)s?\b/,
  /\b(?:veux|souhaite|voudrais|aimerais|desire|demande a|demande d) etre (?:desinscrit|desabonne|retire|supprime|efface|raye)e?s?\b/,
  /\bje m oppose(?:$| (?:a (?:tout|toute|la (?:reception|prospection)|l (?:utilisation|envoi)|vos|ces)|au (?:demarchage|traitement)))/,
  /\blaisse[zr]? (?:moi|nous) tranquilles?\b|\blache[zr]? (?:moi|nous)\b/,
  /\bno more (?:message|mail|email|text|sms|promotion)s?\b/,
  /\bopt(?: me)? out\b/,
  /\b(?:unsubscribe|unsub) me\b/,
];
