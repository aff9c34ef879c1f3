import type { Locale } from '@ia/core';

const tags = { fr: 'fr-FR', en: 'en-GB' } as const;

const counts = { fr: new Intl.NumberFormat(tags.fr), en: new Intl.NumberFormat(tags.en) };
const decimals = { fr: decimalFormat(tags.fr), en: decimalFormat(tags.en) };
const rates = { fr: rateFormat(tags.fr), en: rateFormat(tags.en) };
const shares = { fr: shareFormat(tags.fr), en: shareFormat(tags.en) };

/** A count as people read it: `5 000`. */
export function countText(count: number, locale: Locale): string {
  return counts[locale].format(count);
}

/** A number with decimals as people write it, `1.000` → `1`, `1.5` → `1,5`; null for none. */
export function decimalText(value: unknown, locale: Locale): string | null {
  const number = readNumber(value);
  return Number.isFinite(number) ? decimals[locale].format(number) : null;
}

function decimalFormat(tag: string): Intl.NumberFormat {
  return new Intl.NumberFormat(tag, { maximumFractionDigits: 6 });
}

/** A rate in basis points as a percentage: 4250 → `42,5 %`. */
export function shareText(basisPoints: number, locale: Locale): string {
  return shares[locale].format(basisPoints / 10_000);
}

function shareFormat(tag: string): Intl.NumberFormat {
  return new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
}

/** A rate kept in basis points, to the basis point: 2000 → `20 %`; null for none. */
export function rateText(value: unknown, locale: Locale): string | null {
  const basisPoints = readBasisPoints(value);
  return basisPoints === null ? null : rates[locale].format(basisPoints / 10_000);
}

/** The same to be typed over, without its sign: 550 → `5,5`; empty for none. */
export function percentInput(value: unknown, locale: Locale): string {
  const text = rateText(value, locale) ?? '';
  return text.replaceAll(/[\s%]/gu, '');
}

/** NaN for what is no number, or nothing at all. */
function readNumber(value: unknown): number {
  const isGiven = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  return isGiven ? Number(value) : Number.NaN;
}

function readBasisPoints(value: unknown): number | null {
  const basisPoints = readNumber(value);
  return Number.isInteger(basisPoints) ? basisPoints : null;
}

function rateFormat(tag: string): Intl.NumberFormat {
  return new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 2 });
}
