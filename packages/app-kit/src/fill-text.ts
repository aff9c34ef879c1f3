import type { Locale } from '@ia/core';
import type { Localised } from './locale.ts';

export type Fillings = Readonly<Record<string, string | number>>;

/** A text in a language, its `{places}` filled; French punctuation gets its no-break spaces. */
export function fillText(text: Localised, locale: Locale, fillings: Fillings = {}): string {
  const spaced = locale === 'fr' ? spaceFrench(text[locale]) : text[locale];
  return spaced.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(fillings[name] ?? place));
}

function spaceFrench(text: string): string {
  return text.replaceAll(/ ([:;!?»])/g, '\u00a0$1').replaceAll('« ', '«\u00a0');
}
