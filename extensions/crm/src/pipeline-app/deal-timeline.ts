import { dataOf, isRecord } from './read-board.ts';

/** A line of the history of a deal. */
export type TimelineEntry =
  | {
      readonly kind: 'stage';
      readonly id: string;
      readonly at: string;
      readonly who: string | null;
      readonly from: string | null;
      readonly to: string;
      readonly seconds: number | null;
    }
  | {
      readonly kind: 'activity';
      readonly id: string;
      readonly at: string;
      readonly who: string | null;
      readonly type: string;
      readonly subject: string;
      readonly body: string | null;
      readonly isPlanned: boolean;
    };

export const stageChangeFields = [
  'id',
  'changed_at',
  'from_stage',
  'to_stage',
  'duration_seconds',
  'user.first_name',
  'user.last_name',
] as const;

export const activityFields = [
  'id',
  'type',
  'subject',
  'body',
  'occurred_at',
  'status',
  'owner.first_name',
  'owner.last_name',
] as const;

/** Stage changes and activities of a deal as one story, the latest first. */
export function buildTimeline(changes: unknown, activities: unknown): readonly TimelineEntry[] {
  const rows = (answer: unknown) => {
    const data = dataOf(answer);
    return Array.isArray(data) ? data.filter(isRecord) : [];
  };
  return [...rows(changes).map(stageEntry), ...rows(activities).map(activityEntry)].sort(
    (first, second) => Date.parse(second.at) - Date.parse(first.at),
  );
}

type Row = Readonly<Record<string, unknown>>;

function stageEntry(row: Row): TimelineEntry {
  return {
    kind: 'stage',
    id: `stage-${row.id}`,
    at: String(row.changed_at),
    who: nameOf(row.user),
    from: textOf(row.from_stage),
    to: String(row.to_stage),
    seconds: typeof row.duration_seconds === 'number' ? row.duration_seconds : null,
  };
}

function activityEntry(row: Row): TimelineEntry {
  const subject = textOf(row.subject) ?? '';
  const body = textOf(row.body);
  return {
    kind: 'activity',
    id: `activity-${row.id}`,
    at: String(row.occurred_at),
    who: nameOf(row.owner),
    type: textOf(row.type) ?? 'note',
    subject,
    // A note whose subject is all of its text is not said twice.
    body: body?.trim() === subject ? null : body,
    isPlanned: row.status === 'planned',
  };
}

function nameOf(person: unknown): string | null {
  if (!isRecord(person)) return null;
  const name = [person.first_name, person.last_name].filter(textOf).join(' ');
  return name || null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
