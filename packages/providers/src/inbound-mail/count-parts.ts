const MAX_PARTS = 1000;
const MAX_BOUNDARIES = 2000;

/**
 * Makes sure that a mail has no more parts than any mail has: the parser's work grows with the square
 * of them. @throws Error
 */
export function assertFewParts(mail: Buffer): void {
  const text = mail.toString('latin1');
  const boundaries = new Set<string>();
  for (const [, quoted, bare] of text.matchAll(
    /boundary\s{0,20}=\s{0,20}(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi,
  )) {
    boundaries.add(`--${quoted ?? bare}`);
    if (boundaries.size > MAX_BOUNDARIES) throw tooMany();
  }
  let parts = 0;
  for (let at = text.startsWith('--') ? 0 : next(text, 0); at >= 0; at = next(text, at)) {
    const line = text.slice(at, Math.min(ending(text, at), at + 210)).trimEnd();
    if (boundaries.has(line)) parts += 1;
    if (parts > MAX_PARTS) throw tooMany();
  }
}

/** Where the next line that may part two begins; -1 for none. */
function next(text: string, from: number): number {
  const found = text.indexOf('\n--', from);
  return found < 0 ? -1 : found + 1;
}

function ending(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const tooMany = () => new Error(`More than ${MAX_PARTS} parts.`);
