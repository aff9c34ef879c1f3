import knex from 'knex';
import pg from 'pg';
import { scoreWaiting } from '../../extensions/crm/src/scoring/server/score-leads.ts';
import { askForAll } from '../../extensions/crm/src/scoring/server/store/score-lines.ts';
import { measure } from '../lib/measure.ts';
import type { Stand, Workload } from '../lib/workload.ts';
import { scoreBare } from '../limit/score-leads.ts';

const LEADS = 10_000;

/** All open leads scored again, as after a change of weights: what the job does, without its wait. */
export async function scoreLeads({ database, databaseUrl }: Stand): Promise<Workload> {
  await fillLeads(database);
  const names = { ours: 'ours, the job', limit: 'limit, pg + plain JavaScript' };
  return {
    number: 20,
    name: 'score 10,000 leads',
    rounds: 5,
    target: 'time ≤ 15 × limit',
    unitsPerRequest: { [names.ours]: LEADS, [names.limit]: LEADS },
    systems: [
      {
        name: names.ours,
        round: async () => {
          const connection = knex({ client: 'pg', connection: databaseUrl });
          try {
            return await measure({ count: 1, concurrency: 1, request: () => scoreAll(connection) });
          } finally {
            await connection.destroy();
          }
        },
      },
      {
        name: names.limit,
        round: async () => {
          const client = new pg.Client({ connectionString: databaseUrl });
          await client.connect();
          try {
            return await measure({
              count: 1,
              concurrency: 1,
              request: async () => assertAll(await scoreBare(client)),
            });
          } finally {
            await client.end();
          }
        },
      },
    ],
  };
}

async function scoreAll(connection: ReturnType<typeof knex>): Promise<void> {
  await askForAll(connection);
  await scoreWaiting(connection, () => new Date());
  const [found] = await connection('leads').whereNotNull('score').count();
  assertAll(Number(found?.count));
}

function assertAll(count: number): void {
  if (count !== LEADS) throw new Error(`${count} leads of ${LEADS} were scored.`);
}

/** Ten thousand open leads, three activities each; nothing else in these tables. */
async function fillLeads(database: pg.Pool): Promise<void> {
  await database.query(`
    begin;
    set local app.history = 'on';
    truncate leads, activities cascade;
    create table if not exists bench_limit.scores (id uuid, score integer);
    insert into leads (id, last_name, company_name, job_title, email, source, channel, occupation,
                       status, visits, seconds_on_site, email_opt_out, origin, date_created)
    select gen_random_uuid(), 'Nom ' || n, 'Société ' || n,
           (array['Directrice générale', 'Chargé de projet', 'Gérant', null])[1 + n % 4],
           'p' || n || '@societe-' || n || '.example.org',
           (array['Recommandation', 'Salon de Lyon', 'Google', 'LinkedIn', 'Facebook', null])[1 + n % 6],
           (array['Formulaire', 'Téléphone'])[1 + n % 2], 'Salarié', 'new', n % 12, n % 1800,
           n % 20 = 0, 'manual', now()
      from generate_series(1, ${LEADS}) n;
    insert into activities (id, type, subject, status, visibility, occurred_at, lead, origin)
    select gen_random_uuid(), (array['call', 'email', 'meeting'])[1 + n % 3], 'Suivi', 'done',
           'shared', now() - make_interval(days => n % 90), leads.id, 'manual'
      from leads, generate_series(1, 3) n;
    commit;`);
  await database.query('vacuum analyze leads, activities');
}
