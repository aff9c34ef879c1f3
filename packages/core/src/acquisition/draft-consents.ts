import type { ConsentChannel } from '../contacts/consent.ts';
import { foldName } from '../leads/fold-name.ts';
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

/** How forms send a box that was left empty, and a link that only offers what it names. */
const UNTICKED =
  /^(?:|0(?:[.,]0+)?|no|non|false|off|faux|n|aucune?|none|null|nan|undefined|unchecked|not checked|décoché|n\/?a|[-–—_./]+|\[\s*\]|\{\s*\}|https?:.*)$/i;
const MAX_TEXT = 2000;

/** Words no agreement is made of (folded). */
const NEGATIVE =
  /(?:^| )(?:no|non|not|nope|nein|nee|jamais|never|ne|n|pas|aucune?|sans|refus\w*|declin\w*|disagree\w*|denied|deny|reject\w*|unsub\w*|desinscri\w*|desabonn\w*|opposition|oppose|opt ?out|optout|opted ?out|uncheck\w*|decoch\w*|stop|don t|dont|false|off|faux|plus tard|later|peut etre|maybe|indifferent\w*|sans avis|pending|en attente|bounced|cleaned|inactive|inactif)(?: |$)/;

/** What says yes in so many words, whatever a long text beside the box says after it. */
const AGREED =
  /^(?:(?:oui|yes|ok) )?(?:j accepte|j autorise|j approuve|je consens|je souhaite|je veux|je desire|je m (?:inscris|abonne)|i (?:agree|accept|consent|would like|want)|accepte[er]?|accepted)(?: |$)(?!(?:ne|pas|plus|not)(?: |$))/;

/** Whether an answer to « do you agree? » says yes: anything else is no agreement. */
function isAgreement(answer: string): boolean {
  const words = foldName(answer);
  return AGREED.test(words) || !NEGATIVE.test(words);
}

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
    if (decision.status === 'granted' && !isAgreement(answer)) continue;
    const text = cleanText(question, 'text').slice(0, MAX_TEXT);
    ticked.push({ ...decision, text, answer: cleanText(answer, 'proof').slice(0, MAX_TEXT) });
  }
  const refused = new Set(
    ticked.filter(({ status }) => status === 'withdrawn').map(({ channel }) => channel),
  );
  return ticked.filter(({ channel, status }) => status === 'withdrawn' || !refused.has(channel));
}
