import type { Answers } from './answers.ts';
import { readSubmission } from './read-submission.ts';

export type { Answers } from './answers.ts';

/** The answers alone of what a form sent, whichever tool it was made with. */
export function flattenAnswers(value: unknown): Answers {
  return readSubmission(value).answers;
}
