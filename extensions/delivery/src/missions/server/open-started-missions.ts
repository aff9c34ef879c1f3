import { civilDateOf } from '@ia/core';
import type { JobContext, ScheduledRun } from '@ia/directus-kit';
import { openMissionsStartedBy } from './store/missions.ts';

/** A planned mission opens on its first day, by the calendar of Paris: the subcontractor sees it then. */
export async function openStartedMissions(_run: ScheduledRun, context: JobContext): Promise<void> {
  const opened = await openMissionsStartedBy(context.database, civilDateOf(context.now()));
  if (opened > 0) context.logger.info(`${opened} mission(s) opened on their first day.`);
}
