import type { Locale, Localised } from './locale.ts';

const WORDS = {
  noSubject: { fr: '(sans objet)', en: '(no subject)' },
  somebody: { fr: 'quelqu’un', en: 'somebody' },
  meeting: { fr: 'Rendez-vous', en: 'Meeting' },
  routingForm: { fr: 'Formulaire Calendly', en: 'Calendly form' },
  invitee: { fr: 'Invité : {value}', en: 'Invitee: {value}' },
  place: { fr: 'Lieu : {value}', en: 'Place: {value}' },
  end: { fr: 'Fin : {value}', en: 'End: {value}' },
  host: { fr: 'Hôte : {value}', en: 'Host: {value}' },
  unknownHost: {
    fr: 'Hôte : {value} (inconnu ici : le rendez-vous suit le responsable par défaut)',
    en: 'Host: {value} (unknown here: the meeting follows the usual owner)',
  },
  cancelled: { fr: 'Annulé : {value}', en: 'Cancelled: {value}' },
  rejectedFor: { fr: 'Motif du rejet', en: 'Why it was rejected' },
  whatsappFrom: { fr: 'WhatsApp de {value}', en: 'WhatsApp from {value}' },
  whatsappUser: { fr: 'Utilisateur WhatsApp {value}', en: 'WhatsApp user {value}' },
  whatsappNotice: { fr: '(avis de WhatsApp)', en: '(notice of WhatsApp)' },
  numberChanged: { fr: 'A changé de numéro : {value}', en: 'Has another number: {value}' },
  promotionsStopped: {
    fr: 'Bouton « Arrêter les promotions » de WhatsApp',
    en: 'Button “Stop promotions” of WhatsApp',
  },
  image: { fr: 'photo', en: 'photo' },
  video: { fr: 'vidéo', en: 'video' },
  audio: { fr: 'message vocal', en: 'voice message' },
  document: { fr: 'document', en: 'document' },
  sticker: { fr: 'autocollant', en: 'sticker' },
  location: { fr: 'position', en: 'location' },
  contacts: { fr: 'fiche de contact', en: 'contact card' },
  reaction: { fr: 'réaction', en: 'reaction' },
  order: { fr: 'commande', en: 'order' },
  formAnswer: { fr: 'réponse à un formulaire', en: 'answer to a form' },
  notForwarded: {
    fr: 'message que WhatsApp ne transmet pas : à lire sur le téléphone',
    en: 'message WhatsApp does not pass on: to be read on the phone',
  },
} as const satisfies Readonly<Record<string, Localised>>;

export type FiledWord = keyof typeof WORDS;

/** What the platform adds in its own words to what it files of people: subjects, proofs, lines. */
export function filedText(word: FiledWord, locale: Locale, value = ''): string {
  return WORDS[word][locale].replace('{value}', () => value).trim();
}
