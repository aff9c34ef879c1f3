import type { StageType } from '@ia/core';
import { addDays, startOfCivilDate } from '@ia/core/time/civil-date';
import { joinSql, queryPrepared, sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../board-asker.ts';
import type { FunnelQuestion } from '../funnel-question.ts';
import { statement } from './card-sql.ts';
import { whoseConditions } from './deal-conditions.ts';

interface Sum {
  readonly currency: string;
  readonly count: number;
  readonly sum: number;
}

export interface StageRow {
  readonly key: string;
  readonly type: StageType;
  readonly label: string;
  readonly label_en: string;
  readonly color: string;
  readonly entered: number;
  readonly advanced: number;
  readonly median_seconds: number | null;
  /** Deals that entered the stage within the period and are in it now, by currency. */
  readonly sums: readonly Sum[] | null;
}

/** Each stage with what entered it in the period, what advanced from it, and how long it stayed. */
export function countStages(
  asker: BoardAsker,
  { from, to, ...whose }: FunnelQuestion,
): Promise<StageRow[]> {
  const [start, end] = [startOfCivilDate(from), startOfCivilDate(addDays(to, 1))];
  const inPeriod = sql`changes.changed_at >= ${start} AND changes.changed_at < ${end}`;
  const conditions = joinSql([inPeriod, ...whoseConditions(whose, asker.accountability)], ' AND ');
  const changes = sql`deal_stage_changes AS changes JOIN deals ON deals.id = changes.deal`;
  const entries = sql`entries AS (
    SELECT changes.deal, changes.to_stage AS stage, min(changes.changed_at) AS first_at
    FROM ${changes} WHERE ${conditions} GROUP BY changes.deal, changes.to_stage)`;
  const stays = sql`stays AS (
    SELECT changes.from_stage AS stage,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY changes.duration_seconds))::int AS median
    FROM ${changes} WHERE ${conditions} AND changes.duration_seconds IS NOT NULL
    GROUP BY changes.from_stage)`;
  const present = sql`present AS (
    SELECT stage, json_agg(json_build_object('currency', currency, 'count', count, 'sum', sum)
      ORDER BY currency) AS sums
    FROM (SELECT deals.stage, deals.currency, count(*), sum(deals.amount)
      FROM entries JOIN deals ON deals.id = entries.deal AND deals.stage = entries.stage
      GROUP BY deals.stage, deals.currency) AS sums GROUP BY stage)`;
  const advanced = sql`EXISTS (SELECT 1 FROM deal_stage_changes AS later
    JOIN deal_stages AS reached ON reached.key = later.to_stage
    WHERE later.deal = entries.deal AND later.changed_at >= entries.first_at
      AND reached.type <> 'lost' AND reached.sort > stage.sort)`;
  const body = sql`SELECT stage.key, stage.type, stage.label, stage.label_en, stage.color,
      (SELECT count(*)::int FROM entries WHERE entries.stage = stage.key) AS entered,
      (SELECT count(*)::int FROM entries WHERE entries.stage = stage.key AND ${advanced}) AS advanced,
      stays.median AS median_seconds, present.sums
    FROM deal_stages AS stage LEFT JOIN stays ON stays.stage = stage.key
    LEFT JOIN present ON present.stage = stage.key ORDER BY stage.sort`;
  const ctes = [...asker.standIns, entries, stays, present];
  return queryPrepared<StageRow>(asker.database, statement(ctes, body));
}
