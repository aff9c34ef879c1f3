/** Longer is no id of a message. */
const MAX_IDS = 200;
const MAX_TEXT = 100_000;

/**
 * Message-IDs of a header (`References`, `In-Reply-To`), in the order written; some programs leave
 * their angle brackets out.
 */
export function messageIds(text: string | undefined): string[] {
  const header = (text ?? '').slice(0, MAX_TEXT);
  const bracketed = [...header.matchAll(/<([^<>\s]{3,900})>/g)].flatMap(([, id]) => id ?? []);
  if (bracketed.length > 0) return bracketed.slice(0, MAX_IDS);
  return header
    .replace(/\([^()]*\)|"[^"]*"/g, ' ')
    .split(/[\s,;<>]+/)
    .filter((word) => /^[^@]{1,500}@[^@]{1,400}$/.test(word))
    .slice(0, MAX_IDS);
}
