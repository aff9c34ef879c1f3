import { addDays, startOfCivilDate } from '@ia/core/time/civil-date';
import { sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../../../pipeline/server/board-asker.ts';
import type { FigureRow } from '../../contract.ts';
import type { FigureQuestion } from '../figure-question.ts';
import { labelIn, readRows, whose } from './read-rows.ts';

export function readStageTime(asker: BoardAsker, question: FigureQuestion): Promise<FigureRow[]> {
  const [start, end] = [startOfCivilDate(question.from), startOfCivilDate(addDays(question.to, 1))];
  const body = sql`SELECT ${labelIn('deal_stages', question.lang)} AS label, count(stay.days)::int AS stays,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY stay.days)::numeric * 100)::int AS median_days,
      round(avg(stay.days) * 100)::int AS mean_days
    FROM deal_stages LEFT JOIN (
      SELECT changes.from_stage, changes.duration_seconds / 86400.0 AS days
      FROM deal_stage_changes AS changes JOIN deals ON deals.id = changes.deal
      WHERE changes.changed_at >= ${start} AND changes.changed_at < ${end}
        AND changes.duration_seconds IS NOT NULL AND ${whose(question, asker)}
    ) AS stay ON stay.from_stage = deal_stages.key
    WHERE deal_stages.type = 'open'
    GROUP BY deal_stages.key, deal_stages.sort, 1 ORDER BY deal_stages.sort`;
  return readRows(asker, body);
}
