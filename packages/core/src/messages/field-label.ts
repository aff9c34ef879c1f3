import { labels } from './labels.generated.ts';
import type { Locale, Localised } from './locale.ts';

/**
 * What requests call their own, where no collection holds it or several call it differently; what a route says it is
 * of comes first.
 */
const ofRequests: Readonly<Record<string, Localised>> = {
  access_token: { fr: 'Jeton d’accès à l’API', en: 'API access token' },
  after: { fr: 'Place', en: 'Place' },
  before: { fr: 'Place', en: 'Place' },
  body: { fr: 'Contenu', en: 'Content' },
  body_base64: { fr: 'Contenu', en: 'Content' },
  collection: { fr: 'Type de fiche', en: 'Kind of record' },
  confirm: { fr: 'Nom de la source, pour confirmer', en: 'Name of the source, to confirm' },
  cursor: { fr: 'Suite de la liste', en: 'Rest of the list' },
  date_format: { fr: 'Format des dates', en: 'Date format' },
  delimiter: { fr: 'Séparateur', en: 'Separator' },
  dry: { fr: 'Simulation', en: 'Simulation' },
  encoding: { fr: 'Encodage', en: 'Encoding' },
  external_id: { fr: 'Identifiant à la source', en: 'Id at the source' },
  fields: { fr: 'Champs', en: 'Fields' },
  file: { fr: 'Fichier', en: 'File' },
  flagged: { fr: 'Lignes à revoir', en: 'Lines to look at' },
  from: { fr: 'Du', en: 'From' },
  grace_minutes: { fr: 'L’ancienne adresse s’arrête', en: 'The old address stops' },
  header_line: { fr: 'Ligne des titres', en: 'Header line' },
  headers: { fr: 'En-têtes', en: 'Headers' },
  ids: { fr: 'Lignes choisies', en: 'Lines chosen' },
  is_active: { fr: 'Actif', en: 'Active' },
  key: { fr: 'Identifiant', en: 'Identifier' },
  kind: { fr: 'Type', en: 'Kind' },
  list: { fr: 'Liste', en: 'List' },
  mail: { fr: 'Envoi par e-mail', en: 'By mail' },
  milestone: { fr: 'Étape franchie', en: 'Milestone' },
  name: { fr: 'Nom', en: 'Name' },
  occurred_on: { fr: 'Date de remise', en: 'Date' },
  other: { fr: 'Lead à fusionner', en: 'Lead to be merged' },
  owner: { fr: 'Responsable', en: 'Owner' },
  page: { fr: 'Page', en: 'Page' },
  password: { fr: 'Mot de passe de la boîte', en: 'Password of the mailbox' },
  per: { fr: 'Lignes par page', en: 'Lines a page' },
  projects: { fr: 'Projets ouverts', en: 'Projects opened' },
  query: { fr: 'Filtres', en: 'Filters' },
  reason: { fr: 'Motif', en: 'Reason' },
  refresh_token: { fr: 'Jeton de renouvellement', en: 'Refresh token' },
  retry_of: { fr: 'Synchronisation à reprendre', en: 'Run to resume' },
  secret: { fr: 'Clé d’accès', en: 'Access key' },
  secrets: { fr: 'Secrets du fournisseur', en: 'Secrets of the provider' },
  seen_stage: { fr: 'Étape affichée', en: 'Stage shown' },
  settings: { fr: 'Réglages', en: 'Settings' },
  sheet: { fr: 'Feuille', en: 'Sheet' },
  signing_secret: { fr: 'Clé de signature', en: 'Signing key' },
  source: { fr: 'Source', en: 'Source' },
  spreadsheet: { fr: 'Feuille de calcul', en: 'Spreadsheet' },
  status: { fr: 'État', en: 'State' },
  storage: { fr: 'Emplacement du fichier', en: 'Location of the file' },
  tab: { fr: 'Onglet', en: 'Tab' },
  tables: { fr: 'Tables', en: 'Tables' },
  take: { fr: 'Valeurs gardées', en: 'Values kept' },
  target: { fr: 'Où importer', en: 'Where to import' },
  to: { fr: 'Au', en: 'To' },
  token: { fr: 'Lien reçu', en: 'Link received' },
  undo: { fr: 'Annulation', en: 'Undo' },
  values: { fr: 'Valeurs reconnues', en: 'Values known' },
  verify_token: { fr: 'Mot de vérification', en: 'Verification word' },
};

/** What one request calls its own; no collection has such a name. */
const ofOneRequest: Readonly<Record<string, Readonly<Record<string, Localised>>>> = {
  mails: {
    to: { fr: 'À', en: 'To' },
    cc: { fr: 'Copie', en: 'Copy' },
    subject: { fr: 'Objet', en: 'Subject' },
    text: { fr: 'Message', en: 'Message' },
    files: { fr: 'Fichiers joints', en: 'Attached files' },
    key: { fr: 'Envoi', en: 'Sending' },
    about: { fr: 'Fiche', en: 'Record' },
    of: { fr: 'Type de fiche', en: 'Kind of record' },
    answers: { fr: 'E-mail auquel répondre', en: 'Mail that is answered' },
    despite_refusal: {
      fr: 'Ce message n’est pas de la prospection',
      en: 'This message is no canvassing',
    },
    is_private: { fr: 'Visible par moi seul', en: 'Visible to me only' },
  },
  deals: {
    to: { fr: 'Étape', en: 'Stage' },
  },
  // As its own screen calls it.
  sync_sources: {
    key: { fr: 'Identifiant dans l’adresse', en: 'Name in the address' },
  },
};

/**
 * How people know a field: its label in its collection. When the collection is not known, the label
 * that all collections with such a field agree on; undefined rather than the label of another.
 */
export function fieldLabel(
  field: string,
  collection: string | undefined,
  locale: Locale,
): string | undefined {
  const own =
    collection &&
    (ownOf(ownOf(ofOneRequest, collection), field) ?? ownOf(ownOf(labels, collection), field));
  return (own || sharedLabel(field))?.[locale];
}

function sharedLabel(field: string): Localised | undefined {
  const requested = ownOf(ofRequests, field);
  if (requested) return requested;
  const found = Object.values(labels).flatMap((fields) => ownOf(fields, field) ?? []);
  const [first] = found;
  return found.every((label) => label.fr === first?.fr && label.en === first.en)
    ? first
    : undefined;
}

function ownOf<Value>(
  values: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return values && Object.hasOwn(values, key) ? values[key] : undefined;
}
