const MENTION = /@\[([^\]\n]{1,120})\]\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g;

/** A piece of a text: as it is, or the name of somebody it calls. */
export interface TextPart {
  readonly text: string;
  readonly user: string | null;
}

/** How a text names a colleague, so that a change of name or two people of one name do no harm. */
export function writeMention(user: string, name: string): string {
  return `@[${name.replaceAll(/[[\]()\n]/g, ' ').trim() || '?'}](${user})`;
}

/** Ids of the people a text mentions, each once, at most fifty. */
export function mentionedIn(text: string): readonly string[] {
  const users = [...text.matchAll(MENTION)].flatMap(([, , user]) => (user ? [user] : []));
  return [...new Set(users)].slice(0, 50);
}

/** The text as people read it, its mentions apart. */
export function splitMentions(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(MENTION)) {
    const [whole, name, user] = match;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), user: null });
    parts.push({ text: `@${name}`, user: user ?? null });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), user: null });
  return parts;
}

/** The same as one text: for a title, a mail, an export. */
export function readMentions(text: string): string {
  return splitMentions(text)
    .map((part) => part.text)
    .join('');
}
