import { createHash, createHmac, randomUUID } from 'node:crypto';
import { secretSeal } from '@ia/directus-kit/settings/sealed-secret';
import { call } from '../lib/http.ts';
import { measure } from '../lib/measure.ts';
import type { Stand, Workload } from '../lib/workload.ts';

const SECRET = 'bench-only-signing-secret';
const TOKEN = 'bench-only-token-of-an-address-0123456789ab';

/** Deliveries of a provider, each signed, new and on disk before it is answered. */
export async function takeWebhook(
  stand: Stand,
  concurrency: number,
  count: number,
): Promise<Workload> {
  await openSource(stand);
  await stand.database.query(`
    create schema if not exists bench_limit;
    create table if not exists bench_limit.webhooks (
      id text primary key, received_at timestamptz not null default now(), body bytea not null)`);
  return {
    number: 9,
    name: `take a webhook, ${concurrency} at a time`,
    rounds: 5,
    target:
      concurrency === 1
        ? 'told, no target'
        : 'rate ≥ 0.6 × limit and ≥ 7 × the creation of an item by the same Directus',
    systems: [
      {
        name: 'ours, POST /inbound/:source/:token',
        round: () =>
          measure({
            count,
            concurrency,
            request: () => deliver(`${stand.directusUrl}/inbound/bench/${TOKEN}`),
          }),
      },
      {
        name: 'limit, node:http + pg',
        round: () =>
          measure({ count, concurrency, request: () => deliver(`${stand.limitUrl}/webhook`) }),
      },
      {
        name: 'items API, POST an activity',
        round: async () => {
          const token = await stand.token();
          return measure({
            count: Math.ceil(count / 4),
            concurrency,
            request: async () => {
              await call({
                method: 'POST',
                url: `${stand.directusUrl}/items/activities?fields=id`,
                token,
                body: { type: 'note', subject: 'Réception', occurred_at: '2026-11-23T09:00:00Z' },
              });
            },
          });
        },
      },
    ],
  };
}

/** Signed as Calendly does, each an invitee of its own. */
async function deliver(url: string): Promise<void> {
  const text = JSON.stringify({
    event: 'invitee.created',
    created_at: '2026-11-20T08:00:00.000000Z',
    payload: {
      uri: `https://api.calendly.com/scheduled_events/E/invitees/${randomUUID()}`,
      email: 'bench@example.com',
      name: 'Bench',
      questions_and_answers: [{ question: 'Besoin', answer: 'x'.repeat(600), position: 0 }],
      scheduled_event: { name: 'Découverte', start_time: '2026-12-01T09:00:00.000000Z' },
    },
  });
  const stamp = Math.floor(Date.now() / 1000);
  const hash = createHmac('sha256', SECRET).update(`${stamp}.`).update(text).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'calendly-webhook-signature': `t=${stamp},v1=${hash}`,
  };
  await call({ method: 'POST', url, text, headers });
}

async function openSource({ database, filesKey }: Stand): Promise<void> {
  const id = randomUUID();
  await database.query(
    `delete from inbound_events where source in (select id from sync_sources where key = 'bench')`,
  );
  await database.query(`delete from sync_sources where key = 'bench'`);
  await database.query(
    `insert into sync_sources (id, name, key, kind, is_active) values ($1, 'Bench', 'bench', 'calendly', true)`,
    [id],
  );
  await database.query(
    `insert into platform.source_gates (source, token_hash, sealed_secrets) values ($1, $2, $3)`,
    [
      id,
      createHash('sha256').update(TOKEN).digest(),
      secretSeal(filesKey).seal(JSON.stringify({ signing_secret: SECRET }), id),
    ],
  );
}
