/** Cents given as text (64 bits do not fit a number) as money in the reader's language. */
export function formatCents(cents: string, currency: string, locale: string): string {
  const value = BigInt(cents);
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  const decimal = `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  // A numeric string keeps every digit; the type of `format` only knows literal ones.
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
    decimal as Intl.StringNumericLiteral,
  );
}
