import type { Locale } from '../messages/locale.ts';

type Words = Readonly<Record<Locale, string>>;

/** What the subject and detail of an enhanced status say (RFC 3463), the closest first. */
const REASONS: readonly (readonly [pattern: RegExp, words: Words])[] = [
  [/\.1\.[268]$|\.1\.10$/, { fr: 'L’adresse n’existe plus', en: 'The address is no longer there' }],
  [/\.1\./, { fr: 'L’adresse n’existe pas', en: 'The address does not exist' }],
  [/\.2\.1$/, { fr: 'La boîte est désactivée', en: 'The mailbox is disabled' }],
  [/\.2\.2$/, { fr: 'La boîte est pleine', en: 'The mailbox is full' }],
  [/\.2\.3$|\.3\.4$/, { fr: 'Le message est trop lourd', en: 'The message is too large' }],
  [
    /\.2\./,
    { fr: 'La boîte ne prend pas ce message', en: 'The mailbox does not take this message' },
  ],
  [
    /\.[34]\./,
    {
      fr: 'Le serveur de l’adresse est injoignable',
      en: 'The server of the address cannot be reached',
    },
  ],
  [
    /\.7\./,
    {
      fr: 'Le serveur de l’adresse refuse nos messages',
      en: 'The server of the address refuses our mails',
    },
  ],
];

const UNTOLD: Words = {
  fr: 'Le message n’a pas pu être remis',
  en: 'The message could not be delivered',
};

/** Why a mail came back, in words, by its enhanced status (`5.1.1`; null for none), which stands behind. */
export function bounceReason(status: string | null, locale: Locale): string {
  const words = REASONS.find(([pattern]) => pattern.test(status ?? ''))?.[1] ?? UNTOLD;
  return status ? `${words[locale]} (${status})` : words[locale];
}
