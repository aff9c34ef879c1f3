import type { ConsentChannel } from '../contacts/consent.ts';
import { cleanText } from '../text/clean-text.ts';
import type { AnswerTarget } from './answer-targets.ts';
import { type AnswersToAssign, assignAnswers } from './assign-answers.ts';

/** What somebody ticked on a form: the channel, and the words that stood beside the box. */
export interface TickedConsent {
  readonly channel: ConsentChannel;
  readonly status: 'granted' | 'withdrawn';
  /** The question as the form asked it. */
  readonly text: string;
  /** What was answered, as it came. */
  readonly answer: string;
}

type Decision = Pick<TickedConsent, 'channel' | 'status'>;

const DECISIONS: Partial<Record<AnswerTarget, Decision>> = {
  email_consent: { channel: 'email', status: 'granted' },
  phone_consent: { channel: 'phone', status: 'granted' },
  whatsapp_consent: { channel: 'whatsapp', status: 'granted' },
  email_refusal: { channel: 'email', status: 'withdrawn' },
  phone_refusal: { channel: 'phone', status: 'withdrawn' },
};

/** How forms send a box that was left empty. */
const UNTICKED = /^(|0|no|non|false|off|faux|n|aucun|none|null|undefined)$/i;
const MAX_TEXT = 2000;

/**
 * The agreements and refusals of a form. A box left empty decides nothing: only a ticked one does, and
 * of two that contradict each other on a channel the refusal counts.
 */
export function draftConsents(input: AnswersToAssign): readonly TickedConsent[] {
  const ticked: TickedConsent[] = [];
  for (const { question, answer: given, target } of assignAnswers(input)) {
    const decision = target && DECISIONS[target];
    const answer = given.trim();
    if (!decision || UNTICKED.test(answer)) continue;
    const text = cleanText(question, 'text').slice(0, MAX_TEXT);
    ticked.push({ ...decision, text, answer: cleanText(answer, 'proof').slice(0, MAX_TEXT) });
  }
  const refused = new Set(
    ticked.filter(({ status }) => status === 'withdrawn').map(({ channel }) => channel),
  );
  return ticked.filter(({ channel, status }) => status === 'withdrawn' || !refused.has(channel));
}
