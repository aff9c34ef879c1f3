import { type Fillings, fillText } from '@ia/app-kit/fill-text';
import { useAppLocale } from '@ia/app-kit/use-app-locale';
import { stateTexts } from './texts-state.ts';

const texts = {
  ...stateTexts,
  module: { fr: 'Synchronisations', en: 'Syncs' },
  sources: { fr: 'Sources suivies', en: 'Followed sources' },
  loading: { fr: 'Chargement…', en: 'Loading…' },
  again: { fr: 'Réessayer', en: 'Try again' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  save: { fr: 'Enregistrer', en: 'Save' },
  saved: { fr: 'Enregistré.', en: 'Saved.' },
  kind_google_sheets: { fr: 'Google Sheets', en: 'Google Sheets' },
  kind_notion: { fr: 'Notion', en: 'Notion' },
  newNotion: { fr: 'Nouvel espace Notion', en: 'New Notion workspace' },
  newSheet: { fr: 'Nouvelle feuille Google', en: 'New Google sheet' },
  emptyTitle: { fr: 'Aucune source', en: 'No source' },
  empty: {
    fr: 'Reliez la feuille de suivi commercial ou l’espace Notion : ce qu’ils contiennent arrive ici tout seul, jusqu’au jour où vous les quittez.',
    en: 'Connect the sales sheet or the Notion workspace: what they hold comes in by itself, until the day you leave them.',
  },
  neverRun: { fr: 'Jamais synchronisée', en: 'Never synced' },
  nextRun: { fr: 'prochaine {when}', en: 'next {when}' },
  onDemand: { fr: 'à la demande', en: 'on request' },
  left: { fr: 'Quittée le {when}', en: 'Left on {when}' },
  leftNotice: {
    fr: 'La bascule a eu lieu le {when} : cette source n’est plus lue, la plateforme fait foi.',
    en: 'The switch was made on {when}: this source is no longer read, the platform is the reference.',
  },
  conflictCount: { fr: '{count} à trancher', en: '{count} to decide' },
  missingCount: { fr: 'disparues : {count}', en: 'gone: {count}' },
  name: { fr: 'Nom', en: 'Name' },
  link: { fr: 'Lien de la feuille de calcul', en: 'Link of the spreadsheet' },
  linkHint: {
    fr: 'Collez l’adresse de la feuille, telle qu’elle est dans le navigateur.',
    en: 'Paste the address of the sheet as it is in the browser.',
  },
  linkWrong: {
    fr: 'Ce n’est pas le lien d’une feuille de calcul Google.',
    en: 'This is not the link of a Google spreadsheet.',
  },
  nameTitle: { fr: 'Nom et feuille', en: 'Name and sheet' },
  nameSave: { fr: 'Modifier', en: 'Change' },
  remove: { fr: 'Supprimer la source', en: 'Remove the source' },
  removeLine: {
    fr: '« {name} » n’a encore rien lu : elle disparaît avec ses réglages.',
    en: '“{name}” has read nothing yet: it goes with its settings.',
  },
  create: { fr: 'Créer la source', en: 'Create the source' },
  schedule: { fr: 'Fréquence', en: 'Schedule' },
  every_none: { fr: 'À la demande', en: 'On request' },
  every_quarter: {
    fr: 'Tous les quarts d’heure, en journée',
    en: 'Every quarter of an hour, by day',
  },
  every_hour: { fr: 'Toutes les heures', en: 'Every hour' },
  every_day: { fr: 'Chaque matin à 7 h', en: 'Every morning at 7' },
  every_own: { fr: 'Autre (expression cron)', en: 'Other (cron expression)' },
  keyTitle: { fr: 'Accès à Google', en: 'Access to Google' },
  keyHint: {
    fr: 'Dans la console Google Cloud : activez l’API Google Sheets, créez un compte de service (IAM et administration → Comptes de service), puis une clé de type JSON (onglet Clés). Collez ici tout le contenu du fichier téléchargé : l’adresse avec laquelle partager la feuille s’affiche ensuite. La clé est chiffrée et ne s’affichera plus.',
    en: 'In the Google Cloud console: switch on the Google Sheets API, make a service account (IAM & Admin → Service accounts), then a key of type JSON (tab Keys). Paste all of the downloaded file here: the address to share the sheet with is shown next. The key is encrypted and will not be shown again.',
  },
  keyLabel: { fr: 'Clé du compte de service (JSON)', en: 'Key of the service account (JSON)' },
  keySave: { fr: 'Enregistrer la clé', en: 'Save the key' },
  keyReplace: { fr: 'Remplacer la clé', en: 'Replace the key' },
  shareWith: {
    fr: 'Partagez la feuille en lecture avec cette adresse :',
    en: 'Share the sheet for reading with this address:',
  },
  tab: { fr: 'Onglet', en: 'Tab' },
  chooseTab: { fr: 'Choisissez l’onglet', en: 'Pick the tab' },
  headerLine: { fr: 'Ligne des en-têtes', en: 'Header line' },
  blankLine: { fr: '(vide)', en: '(blank)' },
  readSheet: { fr: 'Lire la feuille', en: 'Read the sheet' },
  contentTitle: { fr: 'Onglet et colonnes', en: 'Tab and columns' },
  contentSet: {
    fr: 'Onglet « {tab} », lu par la correspondance « {mapping} ».',
    en: 'Tab “{tab}”, read by the mapping “{mapping}”.',
  },
  contentChange: { fr: 'Changer', en: 'Change' },
  tokenTitle: { fr: 'Accès à Notion', en: 'Access to Notion' },
  tokenHint: {
    fr: 'Collez le jeton de l’intégration interne, et partagez avec elle chaque table à lire (••• → Connexions). Il est chiffré et ne s’affichera plus.',
    en: 'Paste the token of the internal integration, and share with it each table to read (••• → Connections). It is encrypted and will not be shown again.',
  },
  tokenLabel: { fr: 'Jeton de l’intégration', en: 'Token of the integration' },
  tokenKept: { fr: 'Le jeton est enregistré.', en: 'The token is kept.' },
  tablesTitle: { fr: 'Tables lues', en: 'Tables read' },
  readTables: { fr: 'Lire la liste des tables', en: 'Read the list of tables' },
  tableNone: { fr: 'Ne pas lire', en: 'Do not read' },
  noTable: {
    fr: 'Aucune table n’est partagée avec cette intégration. Dans Notion : ••• → Connexions, sur chaque table.',
    en: 'No table is shared with this integration. In Notion: ••• → Connections, on each table.',
  },
  columnsLacking: {
    fr: 'Colonnes absentes de cette table : {columns}.',
    en: 'Columns this table does not have: {columns}.',
  },
  keepContent: {
    fr: 'Garder aussi le contenu des pages de clients, en pages historiques',
    en: 'Keep what the pages of clients say too, as historical pages',
  },
  settings: { fr: 'Réglages', en: 'Settings' },
} as const;

export type SyncText = keyof typeof texts;

/** The words of these screens in the language of the person. */
export function useTexts() {
  const locale = useAppLocale();
  const say = (text: SyncText, fillings?: Fillings) =>
    fillText(texts[text], locale.value, fillings);
  return { locale, say };
}
