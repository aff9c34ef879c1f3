import type pg from 'pg';

/**
 * The limit of a scoring: the rows read in one statement, six sums in plain JavaScript, the results
 * written in one statement to a table without index. No words, no weights as data, no explanation.
 */
export async function scoreBare(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{
    id: string;
    source: string | null;
    visits: number | null;
    seconds: number | null;
    opt_out: boolean;
    job: string | null;
    events: number;
  }>(`select l.id, l.source, l.visits, l.seconds_on_site as seconds, l.email_opt_out as opt_out,
             l.job_title as job, coalesce(a.events, 0)::int as events
        from leads l left join (select lead, count(*) as events from activities
          where status = 'done' and lead is not null group by lead) a on a.lead = l.id`);
  const ids: string[] = [];
  const scores: number[] = [];
  for (const { id, source, visits, seconds, opt_out, job, events } of rows) {
    let score = /recommandation/i.test(source ?? '') ? 30 : source ? 12 : 0;
    if ((visits ?? 0) >= 6) score += 6;
    if ((seconds ?? 0) >= 900) score += 12;
    if (/direct|gérant/i.test(job ?? '')) score += 15;
    if (events > 0) score += 5;
    if (opt_out) score -= 20;
    ids.push(id);
    scores.push(Math.min(100, Math.max(0, score)));
  }
  await client.query('truncate bench_limit.scores');
  await client.query('insert into bench_limit.scores select * from unnest($1::uuid[], $2::int[])', [
    ids,
    scores,
  ]);
  return rows.length;
}
