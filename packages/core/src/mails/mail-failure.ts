import type { Locale, Localised } from '../messages/locale.ts';

/** Of a mail whose file was removed before it left; no server says this. */
export const ATTACHMENT_GONE = 'attachment gone';

/** What somebody can do about it. */
const REMEDIES = {
  address: { fr: 'corrigez-la sur la fiche', en: 'correct it on the record' },
  files: { fr: 'envoyez moins de pièces jointes, ou un lien', en: 'send fewer files, or a link' },
  newMail: {
    fr: 'écrivez un nouvel e-mail avec le fichier',
    en: 'write a new mail with the file',
  },
  look: { fr: 'vérifiez l’adresse et les pièces jointes', en: 'check the address and the files' },
  later: { fr: 'réessayez plus tard', en: 'try again later' },
  otherWay: {
    fr: 'choisissez une autre adresse, ou appelez',
    en: 'take another address, or call',
  },
} as const satisfies Record<string, Localised>;

/** Beside a way to send it again to that very address. */
const REACHED: Localised = {
  fr: 'L’adresse est de nouveau valable',
  en: 'The address works again',
};

interface Failure {
  /** Subject and detail of the enhanced status that says it (RFC 3463). */
  readonly status?: RegExp;
  /** The words of servers that give no such status. */
  readonly words?: RegExp;
  readonly cause: Localised;
  readonly remedy: keyof typeof REMEDIES;
}

/** The closest first: a server gives 550 to nearly everything. */
const FAILURES = {
  attachment_gone: {
    words: new RegExp(ATTACHMENT_GONE),
    cause: { fr: 'Une pièce jointe a été supprimée', en: 'A file of it was removed' },
    remedy: 'newMail',
  },
  address_gone: {
    status: /^1\.(?:[268]|10)$/,
    cause: { fr: 'L’adresse n’existe plus', en: 'The address is no longer there' },
    remedy: 'address',
  },
  unknown_address: {
    status: /^1\./,
    words:
      /\bno such (?:user|recipient|mailbox|address)|\b(?:user|recipient|mailbox|address).{0,30}\b(?:unknown|not found|does(?: not|n't) exist)|\bunknown (?:user|recipient|mailbox)/i,
    cause: { fr: 'L’adresse n’existe pas', en: 'The address does not exist' },
    remedy: 'address',
  },
  mailbox_disabled: {
    status: /^2\.1$/,
    cause: { fr: 'La boîte est désactivée', en: 'The mailbox is disabled' },
    remedy: 'otherWay',
  },
  mailbox_full: {
    status: /^2\.2$/,
    words: /\b[45]52\b|(?:mailbox|inbox|account|quota).{0,40}\b(?:full|exceeded)|over ?quota/i,
    cause: { fr: 'La boîte est pleine', en: 'The mailbox is full' },
    remedy: 'later',
  },
  too_large: {
    status: /^(?:2\.3|3\.4)$/,
    cause: { fr: 'Le message est trop lourd', en: 'The message is too large' },
    remedy: 'files',
  },
  mailbox_refuses: {
    status: /^2\./,
    cause: {
      fr: 'La boîte ne prend pas ce message',
      en: 'The mailbox does not take this message',
    },
    remedy: 'otherWay',
  },
  unreachable: {
    status: /^[34]\./,
    cause: {
      fr: 'Le serveur de l’adresse est injoignable',
      en: 'The server of the address cannot be reached',
    },
    remedy: 'later',
  },
  rejected: {
    status: /^7\./,
    cause: {
      fr: 'Le serveur de l’adresse refuse nos messages',
      en: 'The server of the address refuses our mails',
    },
    remedy: 'otherWay',
  },
  refused: {
    words: /\b5\d\d\b/,
    cause: {
      fr: 'Le serveur de messagerie ne l’a pas accepté',
      en: 'The mail server did not take it',
    },
    remedy: 'look',
  },
  other: {
    cause: {
      fr: 'Le message n’a pas pu être remis',
      en: 'The message could not be delivered',
    },
    remedy: 'later',
  },
} as const satisfies Record<string, Failure>;

/** Why a mail did not arrive, as far as a server's answer tells it. */
export type MailFailure = keyof typeof FAILURES;
const FOUND: Readonly<Record<MailFailure, Failure>> = FAILURES;
const isFailure = (key: string): key is MailFailure => key in FAILURES;
export const mailFailures = Object.keys(FAILURES).filter(isFailure);

const READ = 2000;
const STATUS = /(?<![\d.])[245]\.(\d{1,3}\.\d{1,3})(?![\d.]*\d)/;

/** What the machine's words about a mail that did not arrive mean; null when there are none. */
export function mailFailureOf(said: string | null): MailFailure | null {
  if (!said) return null;
  const start = said.slice(0, READ);
  const status = STATUS.exec(start)?.[1] ?? '';
  const tells = (by: 'status' | 'words', text: string) =>
    mailFailures.find((failure) => FOUND[failure][by]?.test(text));
  return tells('status', status) ?? (status ? undefined : tells('words', start)) ?? 'other';
}

/** Where the person of a mail that came back is reached by now; null: nowhere. */
type Reached = 'there' | 'elsewhere' | null;

/** Why a mail came back, in words, by its enhanced status (`5.1.1`; null for none), which stands behind. */
export function bounceReason(status: string | null, locale: Locale): string {
  const cause = FOUND[mailFailureOf(status) ?? 'other'].cause[locale];
  return status ? `${cause} (${status})` : cause;
}

/**
 * Why a mail did not arrive and what to do: nobody is told to try again what cannot be sent again, nor to find
 * an address that is there by now (`reached`: at the same one, or at another one).
 */
export function mailFailureText(
  failure: MailFailure,
  { mayRetry, reached = null }: { readonly mayRetry: boolean; readonly reached?: Reached },
  locale: Locale,
): string {
  const { cause, remedy } = FOUND[failure];
  if (reached && (remedy === 'address' || remedy === 'otherWay')) {
    return `${(reached === 'there' ? REACHED : cause)[locale]}.`;
  }
  const possible = remedy === 'later' && !mayRetry ? 'otherWay' : remedy;
  return `${cause[locale]}${locale === 'fr' ? ' : ' : ': '}${REMEDIES[possible][locale]}.`;
}
