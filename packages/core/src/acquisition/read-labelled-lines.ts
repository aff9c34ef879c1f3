import type { Answers } from './answers.ts';
import { matchQuestion } from './match-question.ts';

const MAX_LINES = 300;

/**
 * What somebody filled in, from the mail a form makes of it (« Téléphone : 06 12 34 56 78 »). Only
 * the lines whose label is a known question; a message goes on over the lines below it.
 */
export function readLabelledLines(text: string): Answers {
  const answers = new Map<string, string>();
  let open: string | null = null;
  for (const line of text.slice(0, 100_000).split('\n', MAX_LINES)) {
    const [, label = '', value = ''] = /^\s*\*?([^:\n]{2,60}?)\*?\s*:\s*(.*)$/.exec(line) ?? [];
    const target = label === '' ? null : matchQuestion(label.trim());
    if (target && target !== 'ignore') {
      open = answers.has(label.trim()) ? null : label.trim();
      if (open) answers.set(open, value.trim());
    } else if (open && (matchQuestion(open) === 'notes' || answers.get(open) === '')) {
      answers.set(open, `${answers.get(open) ?? ''}\n${line.trimEnd()}`);
    } else if (line.trim() === '') open = null;
  }
  return new Map(
    [...answers].flatMap(([label, answer]) => (answer.trim() ? [[label, answer.trim()]] : [])),
  );
}
