import { civilDateOf } from '@ia/core';
import { opensAtOnce } from '@ia/core/missions/opens-at-once';
import type { EventContext, Row } from '@ia/directus-kit';
import { assertMayUpdate, type RowsToChange } from '@ia/directus-kit/rights/may-update';
import { findDays } from './store/missions.ts';

const OPEN = { status: 'active' } as const;
const ASKED = ['status', 'starts_on', 'ends_on'];

/** A mission planned for days that have begun is active as it is written, not at the next hour. */
export function openAtOnce(payload: Row, now: Date): Row {
  return opensAtOnce(payload, civilDateOf(now)) ? { ...payload, ...OPEN } : payload;
}

interface Change {
  readonly payload: Row;
  readonly rows: RowsToChange;
  readonly now: Date;
}

/** The same of missions that are changed; several that do not all open are left to the hourly job. */
export async function openChangedAtOnce(
  context: EventContext,
  { payload, rows, now }: Change,
): Promise<Row> {
  if (!ASKED.some((field) => field in payload)) return payload;
  if ('status' in payload && payload.status !== 'planned') return payload;
  // A hook on update runs before Directus checks access.
  await assertMayUpdate(context, rows);
  const known = await findDays(context.database, rows.ids);
  const today = civilDateOf(now);
  const opens = known.every((mission) => opensAtOnce({ ...mission, ...payload }, today));
  return opens && known.length > 0 ? { ...payload, ...OPEN } : payload;
}
