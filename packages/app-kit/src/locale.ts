import type { Locale } from '@ia/core';

export type { Localised } from '@ia/core';

/** The language of our screens for a language of Directus (`fr-FR`, `en-GB`, empty…). */
export function localeOf(language: unknown): Locale {
  if (typeof language !== 'string' || language === '') return 'fr';
  return language.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
