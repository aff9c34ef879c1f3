import { civilDateOf } from '@ia/core';
import type { JobContext, ScheduledRun } from '@ia/directus-kit';
import { closeMissionsEndedBefore } from './store/missions.ts';

/** A subcontractor's access ends with the last day of the mission, by the calendar of Paris. */
export async function closeEndedMissions(_run: ScheduledRun, context: JobContext): Promise<void> {
  const closed = await closeMissionsEndedBefore(context.database, civilDateOf(context.now()));
  if (closed > 0) context.logger.info(`${closed} mission(s) closed at their end date.`);
}
