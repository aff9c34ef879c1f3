import type { Locale } from '@ia/core';

const tags = { fr: 'fr-FR', en: 'en-GB' } as const;

const counts = { fr: new Intl.NumberFormat(tags.fr), en: new Intl.NumberFormat(tags.en) };
const shares = { fr: shareFormat(tags.fr), en: shareFormat(tags.en) };

/** A count as people read it: `5 000`. */
export function countText(count: number, locale: Locale): string {
  return counts[locale].format(count);
}

/** A rate in basis points as a percentage: 4250 → `42,5 %`. */
export function shareText(basisPoints: number, locale: Locale): string {
  return shares[locale].format(basisPoints / 10_000);
}

function shareFormat(tag: string): Intl.NumberFormat {
  return new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
}
