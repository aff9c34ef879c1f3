import { errorDefinition, isErrorCode } from '../errors/catalogue.ts';
import type { ErrorDetails } from '../errors.ts';
import { frenchSpacing } from './french-spacing.ts';
import type { Locale } from './locale.ts';

/**
 * The sentence of a refusal for who knows the label of its field; the server, which does not, asks
 * `messageFor`. An unknown code gets the sentence of INTERNAL, never a raw technical text.
 */
export function sentenceFor(
  code: string,
  details: ErrorDetails & { readonly label?: string },
  locale: Locale,
): string {
  const sentence = errorDefinition(isErrorCode(code) ? code : 'INTERNAL')
    [locale].replaceAll('{field}', () => details.label ?? details.field ?? '?')
    .replaceAll('{value}', () => String(details.value ?? ''))
    .replaceAll('{day}', () => dayOf(details.value, locale))
    .trim();
  const told = withHint(sentence, hintText(details.hint ?? '', locale)).trim();
  return locale === 'fr' ? frenchSpacing(told) : told;
}

/** A hint that is no sentence stands in brackets in the one before it, not alone behind its stop. */
function withHint(sentence: string, hint: string): string {
  const isAside = hint !== '' && !/^\p{Lu}.*[.!?]$/su.test(hint);
  const held = isAside ? sentence.replace(/\. \{hint\}$/, ' ({hint}).') : sentence;
  return held.replaceAll('{hint}', () => hint);
}

/** A bound is written `max. 12` where the language is not known. */
function hintText(hint: string, locale: Locale): string {
  const [, most] = /^max\. (.+)$/.exec(hint) ?? [];
  if (!most) return hint;
  return locale === 'fr' ? `${most} au plus` : `${most.replace(/ Mo$/, ' MB')} at the most`;
}

/** The day of Paris of an instant given as text, as people write it in a sentence. */
function dayOf(value: ErrorDetails['value'], locale: Locale): string {
  const instant = new Date(String(value ?? ''));
  if (Number.isNaN(instant.getTime())) return '?';
  const month = locale === 'fr' ? '2-digit' : 'short';
  const format = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: 'Europe/Paris',
    day: '2-digit',
    month,
  });
  return format.format(instant);
}
