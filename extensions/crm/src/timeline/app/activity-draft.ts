import { mentionedIn, writeMention } from '@ia/core/activities/mentions';
import { instantOf } from '@ia/core/time/wall-clock';
import { subjectOf } from '../../pipeline/app/deal-record.ts';

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** What somebody is about to add to a story. */
export interface ActivityDraft {
  readonly type: 'note' | 'call' | 'email' | 'meeting';
  readonly text: string;
  /** Date and hour as a clock in Paris shows them, `2026-11-12T14:30`; empty: now. */
  readonly when: string;
  readonly isPrivate: boolean;
  /** Those whose name the text may hold after an `@`. */
  readonly mentioned: readonly Colleague[];
  readonly attachment: string | null;
}

/** The row to write: a call or a meeting to come is planned, all the rest has happened. */
export function activityOf(draft: ActivityDraft, now: Date) {
  const text = draft.text.trim();
  const at = draft.when === '' ? now : instantInParis(draft.when);
  const isPlanned = (draft.type === 'meeting' || draft.type === 'call') && at > now;
  return {
    type: draft.type,
    subject: subjectOf(text),
    body: withMentions(text, draft.mentioned),
    occurred_at: at.toISOString(),
    status: isPlanned ? 'planned' : 'done',
    visibility: draft.isPrivate ? 'private' : 'shared',
    attachment: draft.attachment,
  };
}

/** Of what a field of date and hour holds: the agency's clock, wherever the person is. */
export function instantInParis(when: string): Date {
  const [date = '', time = ''] = when.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOf({ date, minutes: hours * 60 + minutes });
}

/** Longer names first: `@Léa Roy` is not `@Léa` followed by a word. */
function withMentions(text: string, colleagues: readonly Colleague[]): string {
  const longest = [...colleagues].sort((a, b) => b.name.length - a.name.length);
  return longest.reduce(
    (written, { id, name }) =>
      mentionedIn(written).includes(id)
        ? written
        : written.replaceAll(`@${name}`, () => writeMention(id, name)),
    text,
  );
}
