/** Deeper than anything a person or a program sends: whoever walks it afterwards must not run out of stack. */
export const DEEPEST_JSON = 60;

/** How deep the brackets of a JSON text go, those inside strings left out; linear. */
export function depthOfText(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (isString) {
      if (sign === 0x5c) at += 1;
      else if (sign === 0x22) isString = false;
    } else if (sign === 0x22) isString = true;
    else if (sign === 0x7b || sign === 0x5b) depth += 1;
    else if (sign === 0x7d || sign === 0x5d) depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

/**
 * Whether lists and objects stand in each other deeper than `most`; also in a text that is JSON itself,
 * which is read as such further on. Level by level, without recursion.
 */
export function isDeeperThan(value: unknown, most: number = DEEPEST_JSON): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    const holders: object[] = [];
    for (const one of level) {
      if (typeof one === 'string' && isTextDeeper(one, most)) return true;
      if (typeof one === 'object' && one !== null && isPlain(one)) holders.push(one);
    }
    if (holders.length > 0 && depth >= most) return true;
    level = holders.flatMap((holder) => Object.values(holder));
  }
  return false;
}

const isTextDeeper = (text: string, most: number): boolean =>
  text.length > most && /^\s*[[{]/.test(text) && depthOfText(text) > most;

/** Bytes and dates are values. */
const isPlain = (value: object): boolean => !(value instanceof Date || ArrayBuffer.isView(value));
