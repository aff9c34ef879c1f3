const SHEET = /<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The names of the sheets, in the order of their tabs. */
export function sheetNames(workbook: string): readonly string[] {
  return [...workbook.matchAll(SHEET)].map(([, name = '']) => decode(name));
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[name] ?? whole;
  });
}
