/** A cell of a workbook as the text a person sees; a formula is its stored result, never computed. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  return typeof value === 'string' ? value : String(value);
}

/** `2025-12-31`, with the time when there is one; workbooks know no time zone. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
}

/** Workbooks store `0.1 + 0.2` with all its digits; people see fifteen of them. */
export function numberText(stored: string): string {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) >= 1e-6 && Math.abs(rounded) < 1e21 ? String(rounded) : plain(rounded);
}

function plain(value: number): string {
  return value === 0 ? '0' : value.toFixed(15).replace(/\.?0+$/, '');
}
