/**
 * The name a server gave a mail when it took it (`250 Ok 0102018f…-000000`, `250 OK queued as 7d1c…`):
 * some put it in the place of our own Message-ID. Null when it names none that could be one.
 */
export function acceptedAs(answer: string): string | null {
  const words = answer.replace(/^\d{3}[ -](?:\d\.\d\.\d )?/, '').slice(0, 500);
  const [, bracketed] = /<([^<>\s]{8,300})>/.exec(words) ?? [];
  if (bracketed) return bracketed;
  const names = words.split(/[\s,;()[\]]+/).filter((word) => NAME.test(word) && /\d/.test(word));
  return names.sort((one, other) => other.length - one.length)[0] ?? null;
}

/** Shorter is the number of a queue, which no mail is called by. */
const NAME = /^[\w.+=@-]{16,300}$/;
