import type { Localised } from '../messages/locale.ts';

/** Why a mail did not arrive, as far as a server's answer tells it. */
export const mailFailures = [
  'unknown_address',
  'mailbox_full',
  'attachment_gone',
  'refused',
  'other',
] as const;
export type MailFailure = (typeof mailFailures)[number];

/** Of a mail whose file was removed before it left; no server says this. */
export const ATTACHMENT_GONE = 'attachment gone';

/** The most telling first: a server gives 550 to nearly everything. */
const SIGNS: readonly (readonly [MailFailure, RegExp])[] = [
  ['attachment_gone', new RegExp(ATTACHMENT_GONE)],
  [
    'mailbox_full',
    /\b[45]\.2\.2\b|\b[45]52\b|(?:mailbox|inbox|account|quota).{0,40}\b(?:full|exceeded)|over ?quota/i,
  ],
  [
    'unknown_address',
    /\b5\.1\.[0-36]\b|\bno such (?:user|recipient|mailbox|address)|\b(?:user|recipient|mailbox|address).{0,30}\b(?:unknown|not found|does(?: not|n't) exist)|\bunknown (?:user|recipient|mailbox)/i,
  ],
  ['refused', /\b5\d\d\b|\b5\.\d{1,3}\.\d{1,3}\b/],
];

const READ = 2000;

/** What the machine's words about a mail that did not arrive mean; null when there are none. */
export function mailFailureOf(said: string | null): MailFailure | null {
  if (!said) return null;
  const start = said.slice(0, READ);
  return SIGNS.find(([, sign]) => sign.test(start))?.[0] ?? 'other';
}

export const mailFailureTexts: Readonly<Record<MailFailure, Localised>> = {
  unknown_address: {
    fr: 'Cette adresse n’existe pas : corrigez-la sur la fiche.',
    en: 'This address does not exist: correct it on the record.',
  },
  mailbox_full: {
    fr: 'La boîte du destinataire est pleine : réessayez plus tard.',
    en: 'The recipient’s mailbox is full: try again later.',
  },
  attachment_gone: {
    fr: 'Une pièce jointe a été supprimée : écrivez un nouvel e-mail avec le fichier.',
    en: 'A file of it was removed: write a new mail with the file.',
  },
  refused: {
    fr: 'Le serveur de messagerie ne l’a pas accepté : vérifiez l’adresse et les pièces jointes.',
    en: 'The mail server did not take it: check the address and the files.',
  },
  other: {
    fr: 'Le serveur d’envoi n’a pas pu le remettre : réessayez plus tard.',
    en: 'The mail server could not hand it over: try again later.',
  },
};
