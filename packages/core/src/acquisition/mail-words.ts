/** Local parts of addresses that nobody reads: sites, forms and machines write from them. */
export const ROBOTS: ReadonlySet<string> = new Set([
  ...['mailerdaemon', 'postmaster', 'bounce', 'bounces', 'noreply', 'noreplies', 'donotreply'],
  ...[
    'dontreply',
    'nepasrepondre',
    'nepasrepondresvp',
    'pasdereponse',
    'sansreponse',
    'neplusrepondre',
  ],
  ...[
    'wordpress',
    'wp',
    'woocommerce',
    'drupal',
    'joomla',
    'prestashop',
    'magento',
    'wwwdata',
    'www',
  ],
  ...[
    'apache',
    'nginx',
    'httpd',
    'nobody',
    'root',
    'daemon',
    'cron',
    'php',
    'web',
    'website',
    'siteweb',
  ],
  ...['form', 'forms', 'formulaire', 'formulaires', 'formulairecontact', 'contactform', 'webform'],
  ...[
    'webforms',
    'formmail',
    'submission',
    'submissions',
    'notification',
    'notifications',
    'notify',
  ],
  ...[
    'notifier',
    'mailer',
    'automail',
    'robot',
    'bot',
    'system',
    'systeme',
    'automate',
    'autoreply',
  ],
  ...['alert', 'alerts', 'alerte', 'alertes', 'cms', 'smtp', 'sendmail', 'leads', 'formsubmit'],
]);

/** Their beginnings: `no-reply-42`, `bounce+abc`. */
export const ROBOT_BEGINNINGS: readonly string[] = [
  ...['noreply', 'donotreply', 'nepasrepondre', 'mailerdaemon', 'bounce'],
];

/** And their ends: `calendar-notification`, `forwarding-noreply`. */
export const ROBOT_ENDS: readonly string[] = [
  ...['noreply', 'donotreply', 'nepasrepondre', 'notification', 'notifications'],
];

/** Providers many people have their address at: the same domain says nothing. */
export const PUBLIC_DOMAINS: ReadonlySet<string> = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'outlook.fr', 'hotmail.com', 'hotmail.fr'],
  ...[
    'live.com',
    'live.fr',
    'msn.com',
    'yahoo.com',
    'yahoo.fr',
    'ymail.com',
    'icloud.com',
    'me.com',
  ],
  ...[
    'mac.com',
    'orange.fr',
    'wanadoo.fr',
    'free.fr',
    'sfr.fr',
    'neuf.fr',
    'laposte.net',
    'bbox.fr',
  ],
  ...['aol.com', 'gmx.com', 'gmx.fr', 'gmx.de', 'proton.me', 'protonmail.com', 'numericable.fr'],
  ...[
    'club-internet.fr',
    'aliceadsl.fr',
    'mail.com',
    'zoho.com',
    'yandex.com',
    'skynet.be',
    'bluewin.ch',
  ],
]);

/** How a subject begins that a machine wrote for somebody who is away (folded). */
export const ABSENCES: readonly RegExp[] = [
  /^(?:re )?(?:automatic|auto|autom) ?(?:reply|response|answer)\b/,
  /^(?:re )?reponse auto(?:matique|matisee)?\b/,
  /^(?:re )?(?:message|notification|avis|mail|accuse) (?:d )?absence\b/,
  /^(?:re )?absence (?:du bureau|de votre|jusqu|conges?)\b/,
  /^(?:re )?absent(?:e|s)? (?:du bureau|jusqu|pour|actuellement|re\b)/,
  /^(?:re )?(?:i am |je suis )?(?:actuellement |currently )?out of (?:the )?office\b/,
  /^(?:re )?ooo\b/,
  /^(?:re )?(?:autoreply|autoresponder|auto responder|vacation (?:reply|response|notice))\b/,
  /^(?:re )?(?:abwesenheit|automatische antwort|risposta automatica|respuesta automatica|resposta automatica)/,
  /^(?:re )?(?:je suis |nous sommes )(?:actuellement )?(?:absente?s?|en conges?|en vacances)\b/,
  /^(?:re )?(?:conges? annuels?|fermeture annuelle)\b/,
  /^(?:re )?(?:actuellement )?en (?:conges?|vacances) (?:jusqu|du \d|re\b)/,
  /^(?:re )?(?:actuellement|temporairement) absente?s?\b/,
  /^(?:re )?message automatique\b/,
  /^(?:re )?accuse (?:de )?reception automatique\b/,
];

/** How the subject of a mail that is passed on begins. */
export const FORWARD_SUBJECT =
  /^\s*(?:\[[^\]]{1,40}\]\s*){0,4}(?:tr|fwd?|fw|wg|i|rv|enc|transf[ée]r[ée]?|forward(?:ed)?)\s*:/i;

/** What mail readers write above what is passed on. */
export const FORWARD_MARK =
  /(?:--|__|^)[^\S\n]{0,40}(?:message transf[ée]r[ée]|forwarded message|d[ée]but du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])|begin forwarded message|weitergeleitete nachricht|mensaje reenviado|courriel transf[ée]r[ée]|message r[ée]exp[ée]di[ée])/im;

/** The lines of the header that is quoted there, by their word. */
export const HEADER_WORDS: Readonly<Record<string, 'from' | 'subject' | 'other'>> = {
  de: 'from',
  from: 'from',
  von: 'from',
  da: 'from',
  expediteur: 'from',
  subject: 'subject',
  objet: 'subject',
  sujet: 'subject',
  betreff: 'subject',
  asunto: 'subject',
  oggetto: 'subject',
  date: 'other',
  envoye: 'other',
  'envoye le': 'other',
  sent: 'other',
  gesendet: 'other',
  datum: 'other',
  a: 'other',
  to: 'other',
  pour: 'other',
  an: 'other',
  para: 'other',
  destinataire: 'other',
  cc: 'other',
  copie: 'other',
  'copie a': 'other',
  'repondre a': 'other',
  'reply to': 'other',
  importance: 'other',
};
