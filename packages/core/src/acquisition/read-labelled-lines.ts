import type { Answers } from './answers.ts';
import { matchQuestion } from './match-question.ts';

const MAX_LINES = 300;
const MAX_LABEL = 60;

/** What stands before the first colon, without the stars of bold; nothing where it is no label's length. */
function labelOf(line: string): string {
  const label = line.slice(0, Math.max(line.indexOf(':'), 0)).trim();
  const plain = label
    .slice(0, MAX_LABEL + 2)
    .replace(/^\*|\*$/g, '')
    .trim();
  return plain.length < 2 || label.length > MAX_LABEL + 2 ? '' : plain;
}

/**
 * What somebody filled in, from the mail a form makes of it (« Téléphone : 06 12 34 56 78 »). Only
 * the lines whose label is a known question; a message goes on over the lines below it.
 */
export function readLabelledLines(text: string): Answers {
  const answers = new Map<string, string>();
  let open: string | null = null;
  for (const line of text.slice(0, 100_000).split('\n', MAX_LINES)) {
    const label = labelOf(line);
    const target = label === '' ? null : matchQuestion(label);
    if (target && target !== 'ignore') {
      open = answers.has(label) ? null : label;
      if (open) answers.set(open, line.slice(line.indexOf(':') + 1).trim());
    } else if (open && (matchQuestion(open) === 'notes' || answers.get(open) === '')) {
      answers.set(open, `${answers.get(open) ?? ''}\n${line.trimEnd()}`);
    } else if (line.trim() === '') open = null;
  }
  return new Map(
    [...answers].flatMap(([label, answer]) => (answer.trim() ? [[label, answer.trim()]] : [])),
  );
}
