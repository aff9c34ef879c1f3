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
  newSheet: { fr: 'Nouvelle feuille Google', en: 'New Google sheet' },
  emptyTitle: { fr: 'Aucune source', en: 'No source' },
  empty: {
    fr: 'Reliez la feuille de suivi commercial : ses lignes arrivent ici toutes seules, jusqu’au jour où vous la quittez.',
    en: 'Connect the sales sheet: its rows come in by themselves, until the day you leave it.',
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
  missingCount: { fr: '{count} disparues', en: '{count} gone' },
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
    fr: 'Collez le fichier JSON de la clé du compte de service. Elle est chiffrée et ne s’affichera plus.',
    en: 'Paste the JSON file of the service account’s key. It is encrypted and will not be shown again.',
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
  readSheet: { fr: 'Lire la feuille', en: 'Read the sheet' },
  contentTitle: { fr: 'Onglet et colonnes', en: 'Tab and columns' },
  contentSet: {
    fr: 'Onglet « {tab} », lu par la correspondance « {mapping} ».',
    en: 'Tab “{tab}”, read by the mapping “{mapping}”.',
  },
  contentChange: { fr: 'Changer', en: 'Change' },
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
