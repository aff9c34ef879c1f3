export type Locale = 'fr' | 'en';

/** A text as it is written in each language. */
export type Localised = Readonly<Record<Locale, string>>;
