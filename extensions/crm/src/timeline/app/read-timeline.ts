import { dataOf, isRecord } from '../../pipeline/app/read-board.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Line {
  readonly id: string;
  readonly at: string;
  readonly who: Named | null;
  readonly deal: Named | null;
}

/** A line of the story, as `/crm/timeline` answers it. */
export type TimelineEntry =
  | (Line & {
      readonly kind: 'stage';
      readonly from: string | null;
      readonly to: string;
      readonly seconds: number | null;
      readonly cause: string;
      readonly reason: string | null;
    })
  | (Line & {
      readonly kind: 'activity';
      readonly type: string;
      readonly subject: string;
      readonly body: string | null;
      readonly status: string;
      readonly visibility: string;
      readonly attachment: Named | null;
    });

export interface TimelinePage {
  readonly entries: readonly TimelineEntry[];
  readonly next: string | null;
}

/** The page of an answer; lines of a kind this screen does not know are left out. */
export function readTimeline(response: unknown): TimelinePage {
  const page = dataOf(response);
  if (!isRecord(page) || !Array.isArray(page.entries)) return { entries: [], next: null };
  return {
    entries: page.entries.filter(isEntry),
    next: typeof page.next === 'string' ? page.next : null,
  };
}

function isEntry(value: unknown): value is TimelineEntry {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.at !== 'string')
    return false;
  return value.kind === 'stage'
    ? typeof value.to === 'string'
    : value.kind === 'activity' && typeof value.type === 'string';
}
