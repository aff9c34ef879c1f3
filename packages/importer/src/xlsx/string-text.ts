/** A text of a workbook: what XML cannot hold is written `_x000D_` (ECMA-376, part 1, 22.9.2.19). */
export function stringText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
