const PERCENT = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/;

/**
 * A percentage as people type it, in basis points: `20 %` and `20` → 2000, `5,5` → 550.
 * @returns null for what is no percentage, or has more decimals than a basis point
 */
export function parsePercent(text: string): number | null {
  const [, whole, decimals = ''] = PERCENT.exec(text.replaceAll(/\s+/gu, ' ').trim()) ?? [];
  if (whole === undefined) return null;
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}
