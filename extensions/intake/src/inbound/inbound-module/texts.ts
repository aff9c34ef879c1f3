import { type Fillings, fillText } from '@ia/app-kit/fill-text';
import { useAppLocale } from '@ia/app-kit/use-app-locale';
import { sourceTexts } from './texts-source.ts';
import { tryTexts } from './texts-try.ts';

const texts = {
  ...sourceTexts,
  ...tryTexts,
  module: { fr: 'Réceptions', en: 'Inbound' },
  events: { fr: 'Réceptions', en: 'Deliveries' },
  sources: { fr: 'Sources', en: 'Sources' },
  loading: { fr: 'Chargement…', en: 'Loading…' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  all: { fr: 'Toutes', en: 'All' },
  allSources: { fr: 'Toutes les sources', en: 'All sources' },
  source: { fr: 'Source', en: 'Source' },
  state: { fr: 'État', en: 'State' },
  emptyTitle: { fr: 'Rien n’est encore arrivé', en: 'Nothing has arrived yet' },
  empty: {
    fr: 'Créez une source, puis donnez son adresse secrète à votre formulaire, à Calendly ou à LinkedIn.',
    en: 'Create a source, then give its secret address to your form, to Calendly or to LinkedIn.',
  },
  noneTitle: { fr: 'Aucune réception dans cet état', en: 'No delivery in this state' },
  none: {
    fr: 'Choisissez un autre état ou une autre source.',
    en: 'Pick another state or source.',
  },
  replay: { fr: 'Relancer', en: 'Replay' },
  replayAll: { fr: 'Relancer les échecs', en: 'Replay the failed ones' },
  replayAllLine: {
    fr: 'Chaque réception en échec ({count}) est traitée à nouveau, avec les réglages actuels de sa source. Ce qui a déjà été fait ne l’est pas deux fois.',
    en: 'Each failed delivery ({count}) is processed again with the present settings of its source. What was done is not done twice.',
  },
  replayed: { fr: 'Relancée : le résultat s’affiche ici.', en: 'Replayed: the result shows here.' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  reason: { fr: 'Motif', en: 'Reason' },
  fix: { fr: 'Corriger la source', en: 'Fix the source' },
  receivedAt: { fr: 'Reçue le', en: 'Received on' },
  processedAt: { fr: 'Traitée le', en: 'Processed on' },
  attempts: { fr: 'Essais', en: 'Attempts' },
  type: { fr: 'Type', en: 'Type' },
  key: { fr: 'Clé d’unicité', en: 'Uniqueness key' },
  result: { fr: 'Résultat', en: 'Result' },
  noResult: { fr: 'Aucune fiche pour l’instant', en: 'No record so far' },
  lead: { fr: 'Ouvrir le lead', en: 'Open the lead' },
  contact: { fr: 'Ouvrir le contact', en: 'Open the contact' },
  deal: { fr: 'Ouvrir l’affaire', en: 'Open the deal' },
  activity: { fr: 'Ouvrir l’activité', en: 'Open the activity' },
  body: { fr: 'Contenu reçu, tel quel', en: 'What was received, as it is' },
  headers: { fr: 'En-têtes gardés', en: 'Headers kept' },
  cut: { fr: 'Seul le début est affiché.', en: 'Only the beginning is shown.' },
  bytes: { fr: '{count} octets', en: '{count} bytes' },
  status_received: { fr: 'Reçue', en: 'Received' },
  status_processing: { fr: 'En traitement', en: 'Processing' },
  status_processed: { fr: 'Traitée', en: 'Processed' },
  status_ignored: { fr: 'Ignorée', en: 'Ignored' },
  status_dead: { fr: 'En échec', en: 'Failed' },
} as const;

export type InboundText = keyof typeof texts;
export type Say = (text: InboundText, fillings?: Fillings) => string;

/** The words of these screens in the language of the person. */
export function useTexts() {
  const locale = useAppLocale();
  const say: Say = (text, fillings) => fillText(texts[text], locale.value, fillings);
  return { locale, say };
}
