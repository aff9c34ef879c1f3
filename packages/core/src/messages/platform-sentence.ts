import { fieldLabel } from './field-label.ts';
import { frenchSpacing } from './french-spacing.ts';
import type { Locale, Localised } from './locale.ts';

/** What is known of a refusal of Directus beside its code. */
export interface PlatformRefusal {
  readonly code: string;
  readonly field?: string | undefined;
  readonly collection?: string | undefined;
  /** Rule of a validation that failed: `required`, `nnull`, `email`… */
  readonly type?: string | undefined;
}

const REQUIRED: Localised = {
  fr: 'Le champ « {field} » est obligatoire : renseignez-le.',
  en: '“{field}” is required: fill it in.',
};
const INVALID: Localised = {
  fr: 'La valeur de « {field} » n’est pas acceptée : corrigez-la.',
  en: 'The value of “{field}” is not accepted: correct it.',
};
const SIGN_IN_AGAIN: Localised = {
  fr: 'Votre session est terminée : reconnectez-vous.',
  en: 'Your session is over: sign in again.',
};
const NOT_UNDERSTOOD: Localised = {
  fr: 'La demande n’est pas comprise : elle n’est pas écrite comme attendu.',
  en: 'The request is not understood: it is not written as expected.',
};
const LATER: Localised = {
  fr: 'Le service est occupé : réessayez dans un instant.',
  en: 'The service is busy: try again in a moment.',
};

/** Codes of Directus 11 (`@directus/errors`), whose own sentences exist in English only. */
const SENTENCES: Readonly<Record<string, Localised>> = {
  CONTAINS_NULL_VALUES: REQUIRED,
  CONTENT_TOO_LARGE: {
    fr: 'Le fichier envoyé est trop lourd.',
    en: 'The file sent is too large.',
  },
  EMAIL_LIMIT_EXCEEDED: LATER,
  FORBIDDEN: {
    fr: 'Vous n’avez pas accès à cet élément ou à cette action, ou il n’existe plus.',
    en: 'You have no access to this item or action, or it no longer exists.',
  },
  ILLEGAL_ASSET_TRANSFORMATION: {
    fr: 'Cette image ne peut pas être transformée ainsi.',
    en: 'This image cannot be transformed that way.',
  },
  INVALID_CREDENTIALS: {
    fr: 'L’adresse e-mail ou le mot de passe ne convient pas.',
    en: 'The e-mail address or the password is wrong.',
  },
  INVALID_FOREIGN_KEY: {
    fr: 'L’élément choisi dans « {field} » n’existe pas ou n’existe plus : choisissez-en un autre.',
    en: 'What “{field}” points to does not exist, or no longer does: choose something else.',
  },
  INVALID_INVITE: {
    fr: 'Cette invitation n’est plus valable : demandez-en une nouvelle.',
    en: 'This invitation is no longer valid: ask for a new one.',
  },
  INVALID_IP: {
    fr: 'L’accès n’est pas permis depuis cette adresse réseau.',
    en: 'Access is not allowed from this network address.',
  },
  INVALID_OTP: {
    fr: 'Le code à usage unique ne convient pas : saisissez le code affiché à cet instant.',
    en: 'The one-time code is wrong: type the code shown right now.',
  },
  INVALID_PATH_PARAMETER: NOT_UNDERSTOOD,
  INVALID_PAYLOAD: NOT_UNDERSTOOD,
  INVALID_PROVIDER: {
    fr: 'Ce compte se connecte d’une autre manière.',
    en: 'This account signs in another way.',
  },
  INVALID_QUERY: NOT_UNDERSTOOD,
  INVALID_TOKEN: SIGN_IN_AGAIN,
  LIMIT_EXCEEDED: {
    fr: 'La limite de cet espace est atteinte.',
    en: 'The limit of this space is reached.',
  },
  METHOD_NOT_ALLOWED: NOT_UNDERSTOOD,
  NOT_NULL_VIOLATION: REQUIRED,
  OUT_OF_TIME: LATER,
  RANGE_NOT_SATISFIABLE: NOT_UNDERSTOOD,
  RECORD_NOT_UNIQUE: {
    fr: 'La valeur de « {field} » est déjà prise : choisissez-en une autre.',
    en: 'The value of “{field}” is already taken: choose another one.',
  },
  REQUESTS_EXCEEDED: {
    fr: 'Trop de demandes en peu de temps : attendez un instant, puis réessayez.',
    en: 'Too many requests in a short time: wait a moment, then try again.',
  },
  ROUTE_NOT_FOUND: { fr: 'Cette page n’existe pas.', en: 'This page does not exist.' },
  SERVICE_UNAVAILABLE: LATER,
  TOKEN_EXPIRED: SIGN_IN_AGAIN,
  UNPROCESSABLE_CONTENT: {
    fr: 'Ce contenu ne peut pas être traité.',
    en: 'This content cannot be processed.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    fr: 'Ce type de contenu n’est pas accepté.',
    en: 'This type of content is not accepted.',
  },
  USER_SUSPENDED: {
    fr: 'Ce compte est suspendu : demandez à un administrateur.',
    en: 'This account is suspended: ask an administrator.',
  },
  VALUE_OUT_OF_RANGE: {
    fr: 'La valeur de « {field} » sort des limites : corrigez-la.',
    en: 'The value of “{field}” is out of range: correct it.',
  },
  VALUE_TOO_LONG: {
    fr: 'Le texte de « {field} » est trop long : raccourcissez-le.',
    en: 'The text in “{field}” is too long: shorten it.',
  },
};

/**
 * The sentence of a refusal that Directus words itself, in the language of the request; undefined
 * for a code it does not have, such as one of ours.
 */
export function platformSentence(refusal: PlatformRefusal, locale: Locale): string | undefined {
  const { field, collection } = refusal;
  const sentence = sentenceOf(refusal)?.[locale];
  if (!sentence) return undefined;
  const named = field ? (fieldLabel(field, collection, locale) ?? field) : '?';
  const words = sentence.replaceAll('{field}', () => named);
  return locale === 'fr' ? frenchSpacing(words) : words;
}

function sentenceOf({ code, type }: PlatformRefusal): Localised | undefined {
  if (code === 'FAILED_VALIDATION')
    return type === 'required' || type === 'nnull' ? REQUIRED : INVALID;
  return Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined;
}
