import { cleanName } from '../text/clean-text.ts';
import { cutText } from '../text/cut-text.ts';

/**
 * A line somebody outside wrote, as text and nothing else: what would open a tag no longer does
 * (`<b>` becomes `< b>`), invisible characters are gone, the length fits.
 */
export function plainLine(text: string, max = 255): string {
  const visible = cleanName(cutText(text.replaceAll('<', '< '), max * 2), '', max * 4);
  const tidy = visible.replace(/< (?![a-z!/?])/gi, '<');
  return cleanName(cutText(tidy, max).trim(), '', max);
}
