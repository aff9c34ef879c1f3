import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';

/**
 * The limit: what these screens and deliveries cost without rights, audit, validation or framework. One Node
 * process, one pool of four connections, prepared statements, JSON built by Postgres.
 */
const pool = new pg.Pool({ connectionString: process.env.LIMIT_DATABASE_URL, max: 4 });

const BOARD = {
  name: 'board',
  text: `
    select json_build_object('stages', json_agg(json_build_object(
             'key', s.key, 'label', s.label, 'count', f.count, 'sum', f.sum, 'weighted', f.weighted,
             'cards', coalesce(c.cards, '[]'::json)) order by s.sort))::text as body
      from bench_limit.stages s
      left join lateral (
        select count(*), sum(amount), sum(round(amount * coalesce(probability, s.probability) / 100.0)) as weighted
          from bench_limit.deals d
         where d.stage = s.key and (s.type = 'open' or d.closed_on >= current_date - 90)) f on true
      left join lateral (
        select json_agg(json_build_object(
                 'id', x.id, 'name', x.name, 'account', json_build_object('id', a.id, 'name', a.name),
                 'amount', x.amount, 'currency', x.currency, 'probability', x.probability,
                 'owner', case when u.id is not null then
                   json_build_object('id', u.id, 'name', u.name, 'avatar', u.avatar) end,
                 'offer', case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end,
                 'next_action', x.next_action, 'next_action_at', x.next_action_at,
                 'expected_close_on', x.expected_close_on, 'stage', x.stage,
                 'stage_entered_at', x.stage_entered_at, 'position', x.position,
                 'closed_on', x.closed_on, 'is_archived', x.is_archived,
                 'is_late', s.type = 'open' and x.next_action_at < now(),
                 'weighted', round(x.amount * coalesce(x.probability, s.probability) / 100.0),
                 'facts', json_strip_nulls(json_build_object(
                   'last_meeting_at', x.last_meeting_at, 'next_meeting_at', x.next_meeting_at,
                   'last_note_at', x.last_note_at, 'proposal_sent_at', x.proposal_sent_at,
                   'audit_delivered_at', x.audit_delivered_at,
                   'audit_validated_at', x.audit_validated_at, 'taken_over_at', x.taken_over_at)),
                 'may_move', true)
                 order by x.position, x.id) as cards
          from (select * from bench_limit.deals d
                 where d.stage = s.key and (s.type = 'open' or d.closed_on >= current_date - 90)
                 order by d.position, d.id limit 50) x
          join bench_limit.accounts a on a.id = x.account
          left join bench_limit.users u on u.id = x.owner
          left join bench_limit.offers o on o.id = x.offer) c on true`,
};

/** The two sums of a forecast by month and currency, written by hand for these tables. */
const FORECAST = {
  name: 'forecast',
  text: `
    select json_agg(f order by f.month, f.currency)::text as body from (
      select to_char(month, 'YYYY-MM') as month, currency, sum(open_sum) as open_sum,
             sum(weighted) as weighted, sum(won_sum) as won_sum
        from (
          select date_trunc('month', d.expected_close_on) as month, d.currency, sum(d.amount) as open_sum,
                 sum((d.amount * coalesce(d.probability, s.probability) + 50) / 100) as weighted, 0 as won_sum
            from deals d join deal_stages s on s.key = d.stage
           where s.type = 'open' and d.expected_close_on between current_date - 180 and current_date + 180
           group by 1, 2
          union all
          select date_trunc('month', d.closed_on), d.currency, 0, 0, sum(d.amount)
            from deals d join deal_stages s on s.key = d.stage
           where s.type = 'won' and d.closed_on between current_date - 180 and current_date + 180
           group by 1, 2) parts
       group by parts.month, currency) f`,
};

const MOVE = `
  with moved as (
    update bench_limit.deals set stage = $2, stage_entered_at = now(), date_updated = now(),
           position = (select (coalesce(max(position), 0) + 1) from bench_limit.deals where id = any($3))
     where id = $1 returning id, stage)
  insert into bench_limit.events (deal, stage) select id, stage from moved returning id`;

const WEBHOOK =
  'insert into bench_limit.webhooks (id, body) values ($1, $2) on conflict do nothing';

/** The same proof, the same key, on disk before the answer. */
async function takeWebhook(request: IncomingMessage): Promise<void> {
  const body = await bytesOf(request);
  const header = String(request.headers['calendly-webhook-signature']);
  const [, stamp = '', hash = ''] = /^t=(\d+),v1=(\w+)$/.exec(header) ?? [];
  const expected = createHmac('sha256', 'bench-only-signing-secret').update(`${stamp}.`);
  if (!timingSafeEqual(expected.update(body).digest(), Buffer.from(hash, 'hex'))) {
    throw new Error('The signature is wrong.');
  }
  const { event, payload } = JSON.parse(body.toString('utf8'));
  await pool.query({ name: 'webhook', text: WEBHOOK, values: [`${event} ${payload.uri}`, body] });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reads = new Map([
    ['/board', BOARD],
    ['/forecast', FORECAST],
  ]);
  const read = reads.get(request.url ?? '');
  if (read) {
    const { rows } = await pool.query<{ body: string }>(read);
    response.setHeader('content-type', 'application/json');
    response.end(rows[0]?.body);
    return;
  }
  if (request.url === '/webhook') {
    await takeWebhook(request);
    response.end('{}');
    return;
  }
  const { id, to, neighbours } = JSON.parse(await bodyOf(request));
  await pool.query({ name: 'move', text: MOVE, values: [id, to, neighbours] });
  response.end('{}');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  return (await bytesOf(request)).toString('utf8');
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    response.statusCode = 500;
    response.end(String(error));
  });
});
server.listen(Number(process.env.LIMIT_PORT), '127.0.0.1', () => process.send?.('ready'));
