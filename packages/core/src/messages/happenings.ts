import { collectionText } from './collection-name.ts';
import type { Locale, Localised } from './locale.ts';

/** What happens on the platform, as the outbox and the audit log name it, in words. */
const HAPPENINGS = {
  'activity.mentioned': { fr: 'Collègue cité', en: 'Colleague mentioned' },
  'audit.delivered': { fr: 'Audit livré', en: 'Audit delivered' },
  'audit.validated': { fr: 'Audit validé', en: 'Audit validated' },
  'data.exported': { fr: 'Données exportées', en: 'Data exported' },
  'deal.created': { fr: 'Affaire créée', en: 'Deal created' },
  'deal.milestone_recorded': { fr: 'Étape de vente confirmée', en: 'Sales milestone recorded' },
  'deal.milestone_withdrawn': { fr: 'Étape de vente retirée', en: 'Sales milestone withdrawn' },
  'deal.stage_changed': { fr: 'Affaire changée d’étape', en: 'Deal moved to another stage' },
  'deal.stage_overridden': { fr: 'Règle d’avancement outrepassée', en: 'Stage rule overridden' },
  'deliverable.awaits_client': {
    fr: 'Livrable soumis au client',
    en: 'Deliverable put before the client',
  },
  'deliverable.submitted': { fr: 'Livrable à valider', en: 'Deliverable to be approved' },
  'files.deleted': { fr: 'Fichier supprimé', en: 'File deleted' },
  'files.downloaded': { fr: 'Fichier téléchargé', en: 'File downloaded' },
  'import.applied': { fr: 'Import lancé', en: 'Import started' },
  'import.previewed': { fr: 'Import simulé', en: 'Import previewed' },
  'import.requested': { fr: 'Import demandé', en: 'Import requested' },
  'import.undone': { fr: 'Import annulé', en: 'Import undone' },
  'inbound.body_read': { fr: 'Réception lue', en: 'Delivery read' },
  'inbound.files_waiting': { fr: 'Pièces jointes à garder', en: 'Attachments to be kept' },
  'inbound.received': { fr: 'Message reçu d’une source', en: 'Message received from a source' },
  'inbound.replayed': { fr: 'Réception relancée', en: 'Delivery processed again' },
  'invitation.sent': { fr: 'Invitation envoyée', en: 'Invitation sent' },
  'lead.converted': { fr: 'Lead converti', en: 'Lead converted' },
  'lead.created': { fr: 'Lead créé', en: 'Lead created' },
  'lead.merged': { fr: 'Leads fusionnés', en: 'Leads merged' },
  'lead.score_released': { fr: 'Score rendu au calcul', en: 'Score back to automatic' },
  'lead.score_set': { fr: 'Score fixé à la main', en: 'Score set by hand' },
  'lead.scores_due': { fr: 'Scores à recalculer', en: 'Scores to be calculated' },
  'link.issued': { fr: 'Lien de connexion envoyé', en: 'Sign-in link sent' },
  'link.used': { fr: 'Lien de connexion utilisé', en: 'Sign-in link used' },
  'login.failed': { fr: 'Connexion refusée', en: 'Sign-in refused' },
  'login.slowed': {
    fr: 'Connexion ralentie après des échecs',
    en: 'Sign-in slowed after failures',
  },
  'login.succeeded': { fr: 'Connexion', en: 'Signed in' },
  logout: { fr: 'Déconnexion', en: 'Signed out' },
  'mail.bounced': { fr: 'E-mail revenu', en: 'E-mail came back' },
  'mail.failed': { fr: 'E-mail non parti', en: 'E-mail not sent' },
  'mail.received': { fr: 'E-mail reçu', en: 'E-mail received' },
  'mail.sent_again': { fr: 'E-mail renvoyé', en: 'E-mail sent again' },
  'mail.written': { fr: 'E-mail écrit', en: 'E-mail written' },
  'mapping.changed': { fr: 'Modèle d’import modifié', en: 'Import template changed' },
  'mapping.created': { fr: 'Modèle d’import créé', en: 'Import template created' },
  'mission.completed': { fr: 'Mission terminée', en: 'Mission completed' },
  'mission.created': { fr: 'Mission créée', en: 'Mission created' },
  'mission.opened': { fr: 'Mission ouverte', en: 'Mission opened' },
  'outgoing.replayed': { fr: 'Envoi relancé', en: 'Event sent again' },
  'payment.received': { fr: 'Paiement reçu', en: 'Payment received' },
  'project.created': { fr: 'Projet créé', en: 'Project created' },
  'project.started': { fr: 'Projet démarré', en: 'Project started' },
  'proposal.sent': { fr: 'Proposition envoyée', en: 'Proposal sent' },
  'reminder.check_due': { fr: 'Relances à vérifier', en: 'Follow-ups to be checked' },
  'reminder.failed': { fr: 'Relance en échec', en: 'Follow-up failed' },
  'reminder.settled': { fr: 'Relance réglée à la main', en: 'Follow-up settled by hand' },
  'reminder.started': { fr: 'Relance démarrée', en: 'Follow-up started' },
  'reminder.stopped': { fr: 'Relance arrêtée', en: 'Follow-up stopped' },
  'scoring.trained': { fr: 'Modèle de score entraîné', en: 'Scoring model trained' },
  'scoring.training_asked': {
    fr: 'Entraînement du score demandé',
    en: 'Training of the score requested',
  },
  'session.revoked': { fr: 'Session fermée', en: 'Session ended' },
  'session.revoked_all': { fr: 'Toutes les sessions fermées', en: 'All sessions ended' },
  'source.address_changed': {
    fr: 'Adresse de la source changée',
    en: 'Address of the source changed',
  },
  'source.changed': { fr: 'Source modifiée', en: 'Source changed' },
  'source.connected': { fr: 'Source connectée', en: 'Source connected' },
  'source.created': { fr: 'Source créée', en: 'Source created' },
  'source.disconnected': { fr: 'Source déconnectée', en: 'Source disconnected' },
  'source.failed': { fr: 'Source en échec', en: 'Source failed' },
  'source.left': { fr: 'Source abandonnée', en: 'Source left behind' },
  'source.left_behind': { fr: 'Source abandonnée au renouvellement', en: 'Source not renewed' },
  'source.removed': { fr: 'Source supprimée', en: 'Source removed' },
  'source.renewed': { fr: 'Source renouvelée', en: 'Source renewed' },
  'source.secret_changed': { fr: 'Clé de la source changée', en: 'Key of the source changed' },
  'source.token_ends': {
    fr: 'Jeton de la source bientôt expiré',
    en: 'Token of the source about to end',
  },
  'source.unsubscribed': {
    fr: 'Abonnement de la source à retirer',
    en: 'Source to be unsubscribed',
  },
  'space.changed': { fr: 'Espace client modifié', en: 'Client space changed' },
  'space.colleague_invited': {
    fr: 'Collègue invité par le client',
    en: 'Colleague invited by the client',
  },
  'space.colleague_refused': {
    fr: 'Invitation d’un collègue refusée',
    en: 'Invitation of a colleague refused',
  },
  'space.ended': { fr: 'Espace client fermé', en: 'Client space closed' },
  'space.invited_again': { fr: 'Invitation renvoyée', en: 'Invitation sent again' },
  'space.opened': { fr: 'Espace client ouvert', en: 'Client space opened' },
  'sync.applied': { fr: 'Synchronisation confirmée', en: 'Synchronisation confirmed' },
  'sync.cancelled': { fr: 'Synchronisation annulée', en: 'Synchronisation cancelled' },
  'sync.conflict_settled': { fr: 'Conflit de synchronisation réglé', en: 'Sync conflict settled' },
  'sync.requested': { fr: 'Synchronisation demandée', en: 'Synchronisation requested' },
  'sync.started': { fr: 'Synchronisation lancée', en: 'Synchronisation started' },
  'task.waiting': { fr: 'Élément attendu du client', en: 'Waiting for the client' },
} as const satisfies Readonly<Record<string, Localised>>;

/** Who an event is told to, as the queues of the jobs are named, in words. */
const RECIPIENTS = {
  'crm.check-reminder': { fr: 'Suivi des relances', en: 'Follow-ups' },
  'crm.keep-inbound-files': { fr: 'Garde des pièces jointes', en: 'Keeping of attachments' },
  'crm.process-inbound-event': { fr: 'Traitement des réceptions', en: 'Processing of deliveries' },
  'crm.remind-of-proposal': { fr: 'Relance des propositions', en: 'Follow-up of proposals' },
  'crm.run-import': { fr: 'Imports', en: 'Imports' },
  'crm.run-sync': { fr: 'Synchronisations', en: 'Synchronisations' },
  'crm.score-new-leads': { fr: 'Score des leads', en: 'Scoring of leads' },
  'crm.score-leads': { fr: 'Score des leads', en: 'Scoring of leads' },
  'crm.train-score': { fr: 'Entraînement du score', en: 'Training of the score' },
  'delivery.start-audited-project': { fr: 'Démarrage des projets', en: 'Start of projects' },
  'delivery.start-project': { fr: 'Démarrage des projets', en: 'Start of projects' },
  'delivery.tell-client-of-deliverable': {
    fr: 'Livrables annoncés aux clients',
    en: 'Deliverables told to clients',
  },
  'intake.end-subscription': { fr: 'Fin des abonnements', en: 'End of subscriptions' },
} as const satisfies Readonly<Record<string, Localised>>;

/** What is done to rows of any table: `invoices.read`. */
const VERBS = {
  asked: { fr: 'tri ou filtre', en: 'sorted or filtered by' },
  created: { fr: 'création', en: 'created' },
  deleted: { fr: 'suppression', en: 'deleted' },
  read: { fr: 'lecture', en: 'read' },
  summed: { fr: 'total lu', en: 'total read' },
  updated: { fr: 'modification', en: 'changed' },
} as const satisfies Readonly<Record<string, Localised>>;

const isKeyOf = <Known extends object>(known: Known, key: string): key is keyof Known & string =>
  Object.hasOwn(known, key);

/**
 * The name of an event or of an action of the audit log, in words: `lead.merged` → Leads fusionnés,
 * `invoices.read` → Factures : lecture. `nameOf` tells the name of a collection; a name nobody knows stays as it is.
 */
export function happeningText(
  name: string,
  locale: Locale,
  nameOf: (collection: string) => string | null,
): string {
  if (isKeyOf(HAPPENINGS, name)) return HAPPENINGS[name][locale];
  const dot = name.lastIndexOf('.');
  const verb = name.slice(dot + 1);
  if (dot < 1 || !isKeyOf(VERBS, verb)) return name;
  const collection = tableText(name.slice(0, dot), locale, nameOf);
  if (!collection) return name;
  return locale === 'fr' ? `${collection} : ${VERBS[verb].fr}` : `${collection}: ${VERBS[verb].en}`;
}

/** Changes of Directus' own tables are told without the beginning they share: `users.updated`. */
function tableText(
  table: string,
  locale: Locale,
  nameOf: (collection: string) => string | null,
): string | null {
  const found = nameOf(table);
  if (found) return found;
  const name = `directus_${table}`;
  const said = collectionText(name, locale, () => null);
  return said === name ? null : said;
}

/** Who an event was told to, in words; a name nobody knows stays as it is. */
export function recipientText(name: string, locale: Locale): string {
  return isKeyOf(RECIPIENTS, name) ? RECIPIENTS[name][locale] : name;
}
