import type { Locale } from '@ia/core';

// The server writes them so too, in what it files.
export { dayText, momentText } from '@ia/core/time/moment-text';

/** A month written `2026-11`: `nov. 2026`. */
export function monthText(month: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}
