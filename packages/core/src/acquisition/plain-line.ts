import { cleanName } from '../text/clean-text.ts';

/**
 * A line somebody outside wrote, as text and nothing else: what would open a tag no longer does
 * (`<b>` becomes `< b>`), invisible characters are gone, the length fits.
 */
export function plainLine(text: string, max = 255): string {
  const visible = cleanName(text.replaceAll('<', '< ').slice(0, max * 2), '', max * 4);
  const tidy = visible.replace(/< (?![a-z!/?])/gi, '<');
  return cleanName(tidy.slice(0, max).trim(), '', max);
}
