import type { RemarkCode } from '../imports/remarks.ts';
import { frenchSpacing } from './french-spacing.ts';
import type { Locale } from './locale.ts';
import { messageFor } from './message-for.ts';
import { remarkWords } from './remark-words.ts';

/** What a remark of an import means, in a few words; an error code gives its sentence. */
export function remarkLabel(code: string, column: string | null, locale: Locale): string {
  if (!isRemarkCode(code)) return messageFor(code, column ? { field: column } : {}, locale);
  const label = remarkWords[code][locale];
  return locale === 'fr' ? frenchSpacing(label) : label;
}

function isRemarkCode(code: string): code is RemarkCode {
  return Object.hasOwn(remarkWords, code);
}
