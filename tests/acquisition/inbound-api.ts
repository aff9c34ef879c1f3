import { createHmac } from 'node:crypto';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { AgreedApi } from '../harness/agreed-api.ts';
import { type Platform, signIn } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';

export interface Source {
  readonly id: string;
  readonly url: string;
}

export interface EventRow {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly lead: string | null;
  readonly contact: string | null;
  readonly deal: string | null;
  readonly activity: string | null;
}

/** The administration's side of the inbound addresses, and what a provider does. */
export async function inboundOf(platform: Platform) {
  const api = new AgreedApi(platform.url, await signIn(platform.url, ADMIN_EMAIL));
  const createSource = async (body: Record<string, unknown>): Promise<Source> => {
    const source = await api.request<Source>('POST', '/crm/inbound/sources', {
      name: 'Source',
      ...body,
    });
    // The address is the public one; under test the server is elsewhere.
    return { ...source, url: `${platform.url}${new URL(source.url).pathname}` };
  };
  const rows = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await platform.database.query(text, values)).rows as Row[];
  const eventsOf = (source: string) =>
    rows<EventRow>('select * from inbound_events where source = $1 order by received_at', [source]);
  const settled = async (source: string): Promise<EventRow[]> => {
    await waitUntil(
      async () =>
        (await eventsOf(source)).every(
          ({ status }) => !['received', 'processing'].includes(status),
        ),
      { timeoutMs: 30_000, what: 'the deliveries to be processed', explain: platform.directus.log },
    );
    return eventsOf(source);
  };
  return { api, createSource, rows, eventsOf, settled };
}

/** A contact with several open deals, and the one that was worked on last. */
export async function contactWithDeal({ rows }: Inbound) {
  const [known] = await rows<{ email: string; contact: string; deal: string }>(
    `select e.email, d.contact, d.id as deal from deals d
       join deal_stages s on s.key = d.stage and s.type = 'open'
       join contact_emails e on e.contact = d.contact and e.email not like '%@ia-infinity.example.com'
      order by d.id limit 1`,
  );
  if (!known) throw new Error('There is no contact with an open deal.');
  await rows(`update deals set date_updated = now() + interval '1 day' where id = $1`, [
    known.deal,
  ]);
  return known;
}

export type Inbound = Awaited<ReturnType<typeof inboundOf>>;

export async function post(
  url: string,
  body: string | Buffer | FormData | URLSearchParams,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string; headers: Headers }> {
  const payload = Buffer.isBuffer(body) ? new Uint8Array(body) : body;
  const response = await fetch(url, { method: 'POST', body: payload, headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

export const postJson = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  post(url, JSON.stringify(body), { 'content-type': 'application/json', ...headers });

/** `t=,v1=` as Calendly signs, at a given second. */
export function stampedSignature(body: string | Buffer, secret: string, at = Date.now() / 1000) {
  const stamp = Math.floor(at);
  const hash = createHmac('sha256', secret).update(`${stamp}.`).update(body).digest('hex');
  return `t=${stamp},v1=${hash}`;
}
