import type { AnswerTarget } from './answer-targets.ts';
import { phonePartOf } from './compose-phone.ts';
import { type QuestionMatch, readQuestion } from './match-question.ts';
import { CIVILITIES, wordsOf } from './question-words.ts';
import type { ToldAnswers } from './walk-answers.ts';

/** Which answer fills which field, by the name of the question; others are told by their name. */
export type AnswerMapping = Readonly<Record<string, AnswerTarget>>;

/** What was made of one answer, and why. */
export interface AssignedAnswer {
  readonly question: string;
  readonly answer: string;
  /** Null: kept among the other answers. */
  readonly target: AnswerTarget | null;
  /** By the settings of the source, its wording, its type in the form; or what speaks against it. */
  readonly because: 'mapping' | 'name' | 'type' | 'unknown' | 'second' | 'other_thing';
}

export interface AnswersToAssign extends Pick<ToldAnswers, 'answers'> {
  readonly mapping: AnswerMapping;
  readonly told?: ToldAnswers['told'];
}

const WHO: readonly AnswerTarget[] = ['email', 'phone', 'first_name', 'last_name', 'full_name'];

/** Says of each answer which field of a lead it fills, the first of each field counting. */
export function assignAnswers({ answers, mapping, told }: AnswersToAssign): AssignedAnswer[] {
  const given = new Map(Object.entries(mapping).map(([name, target]) => [pathOf(name), target]));
  const questions = new Map([...answers.keys()].map((name) => [name, readQuestion(name)]));
  const surroundings = new Surroundings([...questions.values()]);
  const taken = new Map<AnswerTarget, string>();
  return [...answers].map(([question, answer]) => {
    const mapped = mapping[question] ?? given.get(pathOf(question));
    const match = questions.get(question) ?? { target: null, isAmbiguous: false, parent: '' };
    const found = mapped
      ? ({ target: mapped, because: 'mapping' } as const)
      : guess({ question, answer, match, surroundings, told });
    const { target } = found;
    if (!target || target === 'ignore') return { question, answer, ...found };
    const first = taken.get(target);
    if (first === undefined) taken.set(target, question);
    else if (!isPartOf(target, first, question)) {
      return { question, answer, target: null, because: 'second' };
    }
    return { question, answer, ...found };
  });
}

interface Guess {
  readonly question: string;
  readonly answer: string;
  readonly match: QuestionMatch;
  readonly surroundings: Surroundings;
  readonly told: ToldAnswers['told'] | undefined;
}

/** What mailing tools tell of somebody who has left their list, instead of what was filled in. */
const EVENTS: ReadonlySet<string> = new Set(['type', 'event', 'event type', 'action']);
const LEFT =
  /^(?:list[ _])?(?:unsub(?:scribed?)?|opt[ _-]?out|spam|spam[ _-]?report|complaint|complained)$/i;

function guess({ question, answer, match, surroundings, told }: Guess) {
  if (LEFT.test(answer) && EVENTS.has(wordsOf(question.split('.').at(-1) ?? ''))) {
    return { target: 'email_refusal', because: 'type' } as const;
  }
  if (match.target && match.isAmbiguous && !surroundings.areOfSomebody(match)) {
    return { target: null, because: 'other_thing' } as const;
  }
  if (match.target === 'job_title' && CIVILITIES.has(wordsOf(answer))) {
    return { target: null, because: 'other_thing' } as const;
  }
  const known = told?.get(question);
  const inForm = known?.target ?? (known?.key ? readQuestion(known.key).target : null) ?? null;
  // « Nom » in a field called `name` is the whole of it.
  const isWhole = match.target === 'last_name' && inForm === 'full_name';
  if (match.target && !isWhole) return { target: match.target, because: 'name' } as const;
  return { target: inForm, because: inForm ? 'type' : 'unknown' } as const;
}

/** `fields[email]`, `fields.email` and the list `fields[email][]` name one question. */
const pathOf = (name: string): string =>
  name
    .replace(/\[\]$/, '')
    .replace(/[[\]]+/g, '.')
    .replace(/\.+$/, '');

/** A number asked in parts is one answer. */
function isPartOf(target: AnswerTarget, first: string, question: string): boolean {
  if (target !== 'phone') return false;
  const [one, other] = [first, question].map((name) => name.lastIndexOf('.'));
  if (one === undefined || other === undefined || one < 0 || other < 0) return false;
  return (
    first.slice(0, one) === question.slice(0, other) &&
    phonePartOf(question.slice(other + 1)) !== null
  );
}

/** What stands beside an answer whose wording many things share (« name »). */
class Surroundings {
  /** Paths that hold an answer which can only be somebody's. */
  readonly #somebodys = new Set<string>();

  constructor(matches: readonly QuestionMatch[]) {
    for (const { target, isAmbiguous, parent } of matches) {
      if (target && !isAmbiguous && WHO.includes(target)) this.#somebodys.add(parent);
    }
  }

  /** Beside an address or a number it is theirs; else unless those are elsewhere. */
  areOfSomebody({ parent }: QuestionMatch): boolean {
    if (this.#somebodys.has(parent)) return true;
    // Deeper or elsewhere, the person is described there: this is the name of the envelope.
    return this.#somebodys.size === 0;
  }
}
