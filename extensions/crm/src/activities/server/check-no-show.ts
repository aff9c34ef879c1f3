import { assertNoShow } from '@ia/core/activities/assert-no-show';
import type { EventContext, Row, Services } from '@ia/directus-kit';
import { type AskedChange, changedRows, readChanged } from '@ia/directus-kit/rights/read-changed';

/** What becomes of an activity, by what is written over what it was. @throws what `assertNoShow` throws */
export function checkNoShow(row: Row, payload: Row = {}): void {
  const { type, status, occurred_at } = { ...row, ...payload };
  const now = new Date();
  assertNoShow(
    {
      type: typeof type === 'string' ? type : null,
      status: typeof status === 'string' ? status : null,
      occurredAt: occurred_at ? new Date(String(occurred_at)) : now,
    },
    now,
  );
}

/** The same of rows about to change. What Calendly tells of who came is not asked twice. */
export async function checkNoShowChanges(
  services: Services,
  context: EventContext,
  change: AskedChange,
): Promise<void> {
  const touches = ['type', 'status', 'occurred_at'].some((field) => field in change.payload);
  if (!context.accountability || !touches) return;
  const rows = await readChanged(services, context, changedRows('activities', change));
  for (const row of rows) checkNoShow(row, change.payload);
}
