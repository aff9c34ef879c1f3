import type { ErrorDetails } from '../errors.ts';
import { isErrorCode } from '../errors.ts';
import type { RemarkCode } from '../imports/remarks.ts';
import { remarkCodes } from '../imports/remarks.ts';
import type { Catalogue, Locale } from './catalogue.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

const catalogues: Readonly<Record<Locale, Catalogue>> = { fr, en };

/**
 * The sentence shown for a refusal: it names the field (label, then API name) and the fix.
 * An unknown code gets the sentence of INTERNAL, never a raw technical text.
 */
export function messageFor(code: string, details: ErrorDetails, locale: Locale): string {
  const catalogue = catalogues[locale];
  const template = catalogue.errors[isErrorCode(code) ? code : 'INTERNAL'];
  const sentence = template
    .replaceAll('{field}', () => fieldLabel(details.field, catalogue))
    .replaceAll('{value}', () => String(details.value ?? ''))
    .replaceAll('{day}', () => dayOf(details.value, locale))
    .replaceAll('{hint}', () => details.hint ?? '')
    .trim();
  return locale === 'fr' ? frenchSpacing(sentence) : sentence;
}

/** What a remark of an import means, in a few words; an error code gives its sentence. */
export function remarkLabel(code: string, column: string | null, locale: Locale): string {
  if (!isRemarkCode(code)) return messageFor(code, column ? { field: column } : {}, locale);
  const label = catalogues[locale].remarks[code];
  return locale === 'fr' ? frenchSpacing(label) : label;
}

function fieldLabel(field: string | undefined, catalogue: Catalogue): string {
  if (!field) return '?';
  const label = Object.hasOwn(catalogue.fields, field) ? catalogue.fields[field] : undefined;
  return label ? `${label} (${field})` : field;
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

function isRemarkCode(code: string): code is RemarkCode {
  return remarkCodes.some((known) => known === code);
}

function frenchSpacing(text: string): string {
  return text.replace(/ ([:;!?»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');
}
