/** Lines pasted from a spreadsheet, as a file; null when nothing was pasted. */
export function pastedFile(text: string, name: string): File | null {
  if (text.trim() === '') return null;
  return new File([text], `${name}.csv`, { type: 'text/csv' });
}

/** How many lines with something on them a text has. */
export function countLines(text: string): number {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length;
}
