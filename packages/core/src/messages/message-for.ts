import type { ErrorDetails } from '../errors.ts';
import { fieldLabel } from './field-label.ts';
import type { Locale } from './locale.ts';
import { sentenceFor } from './sentence-for.ts';

/** The sentence shown for a refusal: it names the field as people know it, and the fix. */
export function messageFor(code: string, details: ErrorDetails, locale: Locale): string {
  const { field, collection } = details;
  const label = field ? fieldLabel(field, collection, locale) : undefined;
  return sentenceFor(code, { ...details, ...(label && { label }) }, locale);
}
