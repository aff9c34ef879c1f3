import { type Arena, checkRefused, checkSilent, rowsOf, type Standing } from './arena.ts';
import { type Answer, isOk } from './client.ts';
import { isAllowed, LINES } from './lines.ts';

const EVERYTHING = 'closed_since=2000-01-01&per=100';
const BOARD_READS = [
  `/crm/board?${EVERYTHING}`,
  `/crm/board/totals?${EVERYTHING}`,
  `/crm/board/stages/prospect?${EVERYTHING}`,
  `/crm/deals?${EVERYTHING}`,
  `/crm/deals/export.csv?${EVERYTHING}&view=list`,
  '/crm/funnel?from=2000-01-01&to=2099-01-01',
  '/crm/figures/pipeline',
  '/crm/figures/forecast',
  '/crm/figures/win-rate?by=source&from=2020-01-01',
  '/crm/figures/win-rate?by=owner&from=2020-01-01',
  '/crm/figures/loss-reasons?from=2020-01-01',
  '/crm/figures/cycle?from=2020-01-01',
  '/crm/figures/stage-time?from=2020-01-01',
  '/crm/figures/activities?from=2020-01-01',
  '/crm/figures/pipeline.csv',
];

/** Our own endpoints answer with the asker's rights: the board, the leads, the imports. */
export async function attackOwnEndpoints(arena: Arena, standing: Standing): Promise<void> {
  await attackBoard(arena, standing);
  await attackTimelines(arena, standing);
  await attackLeads(arena, standing);
  await attackImports(arena, standing);
  await attackInbound(arena, standing);
  await attackReminders(arena, standing);
}

/** Told to whoever reads them; begun, shown beforehand and stopped by whoever may change the deal. */
async function attackReminders(arena: Arena, standing: Standing): Promise<void> {
  const [sequence] = rowsOf(arena.world, 'reminder_sequences');
  const [reminder] = rowsOf(arena.world, 'reminders');
  const reads = readsAny(arena, standing, 'reminders');
  for (const of of ['lead', 'deal', 'contact'] as const) {
    const [row] = rowsOf(arena.world, `${of}s`);
    const path = `/crm/reminders?${of}=${row?.id}`;
    const answer = await ask(arena, standing, 'GET', path);
    if (reads) checkSilent(arena, standing, path, answer);
    else checkRefused(arena, standing, path, answer);
  }
  const line = LINES.deals;
  for (const deal of rowsOf(arena.world, 'deals')) {
    if (line && isAllowed(line, 'update', deal.tags, standing.actor)) continue;
    const body = { sequence: sequence?.id, deal: deal.id };
    for (const path of ['/crm/reminders', '/crm/reminders/preview']) {
      checkRefused(arena, standing, `POST ${path}`, await ask(arena, standing, 'POST', path, body));
    }
    if (deal.id !== reminder?.data.deal) continue;
    const stop = `/crm/reminders/${String(reminder?.data.enrolment)}/stop`;
    checkRefused(arena, standing, `POST ${stop}`, await ask(arena, standing, 'POST', stop, {}));
    const settle = `/crm/reminders/${reminder?.id}/settle`;
    const outcome = { outcome: 'again' };
    const settled = await ask(arena, standing, 'POST', settle, outcome);
    checkRefused(arena, standing, `POST ${settle}`, settled);
  }
}

/** Raw deliveries, sources and their addresses are the administration's alone. */
async function attackInbound(arena: Arena, standing: Standing): Promise<void> {
  const [source] = rowsOf(arena.world, 'sync_sources');
  const [event] = rowsOf(arena.world, 'inbound_events');
  const attempts: [string, string, unknown?][] = [
    ['GET', '/crm/inbound/sources'],
    ['GET', '/crm/inbound/events'],
    ['GET', `/crm/inbound/events/${event?.id}`],
    ['POST', '/crm/inbound/sources', { name: 'x', key: 'xx', kind: 'site_form' }],
    ['PATCH', `/crm/inbound/sources/${source?.id}`, { is_active: false }],
    ['POST', `/crm/inbound/sources/${source?.id}/rotate`, {}],
    ['POST', `/crm/inbound/events/${event?.id}/replay`, {}],
    ['POST', '/crm/inbound/replay', {}],
    ...syncAttempts(rowsOf(arena.world, 'sync_runs')[0]?.id),
  ];
  for (const [method, path, body] of attempts) {
    checkRefused(
      arena,
      standing,
      `${method} ${path}`,
      await ask(arena, standing, method, path, body),
    );
  }
}

/** Nor are recurring sources, their keys and what was read of them anybody else's. */
function syncAttempts(run: unknown): [string, string, unknown?][] {
  const source = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
  return [
    ['GET', '/crm/syncs'],
    ['GET', `/crm/syncs/${source}`],
    ['POST', '/crm/syncs', { name: 'x', key: 'xx', kind: 'google_sheets' }],
    ['PATCH', `/crm/syncs/${source}`, { is_active: false }],
    ['POST', `/crm/syncs/${source}/secret`, { secret: null }],
    ['POST', `/crm/syncs/${source}/inspect`, {}],
    ['POST', `/crm/syncs/${source}/runs`, {}],
    ['GET', `/crm/syncs/${source}/runs`],
    ['POST', `/crm/syncs/${source}/leave`, { confirm: 'x' }],
    ['GET', `/crm/syncs/${source}/records?state=conflict`],
    ['POST', `/crm/syncs/${source}/records/settle`, {}],
    ['GET', `/crm/syncs/runs/${run}`],
    ['GET', `/crm/syncs/runs/${run}/rows`],
    ['GET', `/crm/syncs/runs/${run}/remarks`],
    ['POST', `/crm/syncs/runs/${run}/apply`, {}],
    ['POST', `/crm/syncs/runs/${run}/cancel`, {}],
    ['GET', `/crm/syncs/runs/${run}/rejected.csv`],
  ];
}

/** Whoever reads no deal is refused; whoever reads some sees no word of the others. */
async function attackBoard(arena: Arena, standing: Standing): Promise<void> {
  const readsDeals = readsAny(arena, standing, 'deals');
  for (const path of BOARD_READS) {
    const answer = await ask(arena, standing, 'GET', path);
    if (readsDeals) checkSilent(arena, standing, path, answer);
    else checkRefused(arena, standing, path, answer);
  }
  const line = LINES.deals;
  for (const deal of rowsOf(arena.world, 'deals')) {
    if (line && isAllowed(line, 'update', deal.tags, standing.actor)) continue;
    const body = { to: 'meeting', before: null, after: null, seen_stage: 'prospect' };
    const path = `/crm/deals/${deal.id}/move`;
    checkRefused(arena, standing, `POST ${path}`, await ask(arena, standing, 'POST', path, body));
    const recording = `/crm/deals/${deal.id}/milestones`;
    const recorded = await ask(arena, standing, 'POST', recording, { milestone: 'proposal_sent' });
    checkRefused(arena, standing, `POST ${recording}`, recorded);
  }
}

const STORIES = { deal: 'deals', account: 'accounts', contact: 'contacts' } as const;

/** The story of whatever it is tells nobody more than the items API does. */
async function attackTimelines(arena: Arena, standing: Standing): Promise<void> {
  const reads = ['activities', 'deal_stage_changes'].some((one) => readsAny(arena, standing, one));
  for (const [of, collection] of Object.entries(STORIES)) {
    for (const { id } of rowsOf(arena.world, collection)) {
      const path = `/crm/timeline?${of}=${id}&per=100`;
      const answer = await ask(arena, standing, 'GET', path);
      if (reads) checkSilent(arena, standing, path, answer);
      else checkRefused(arena, standing, path, answer);
    }
  }
}

async function attackLeads(arena: Arena, standing: Standing): Promise<void> {
  const leads = rowsOf(arena.world, 'leads').map(({ id }) => id);
  const works = standing.actor.role === 'sales';
  const matches = await ask(arena, standing, 'POST', '/crm/leads/matches', { ids: leads });
  if (works) {
    checkSilent(arena, standing, 'POST /crm/leads/matches', matches);
    return;
  }
  const [lead] = leads;
  const writes: [string, unknown][] = [
    [
      `/crm/leads/${lead}/convert`,
      { account: { name: 'x' }, contact: { first_name: 'x', last_name: 'x' }, deal: null },
    ],
    [`/crm/leads/${lead}/merge`, { other: leads[1] ?? crypto.randomUUID() }],
    ['/crm/leads/disqualify', { ids: leads, reason: 'no_need' }],
    ['/crm/leads/reopen', { ids: leads }],
    ['/crm/leads/assign', { ids: leads, owner: null }],
    ['/crm/leads/contacted', { ids: leads }],
    [`/crm/leads/${lead}/score`, { score: 90, reason: 'x' }],
    ['/crm/scoring/train', {}],
  ];
  checkRefused(arena, standing, 'POST /crm/leads/matches', matches);
  for (const [path, body] of writes) {
    const answer = await ask(arena, standing, 'POST', path, body);
    checkRefused(arena, standing, `POST ${path}`, answer);
  }
  for (const [method, path] of [
    ['DELETE', `/crm/leads/${lead}/score`],
    ['GET', '/crm/scoring'],
  ] as const) {
    checkRefused(arena, standing, `${method} ${path}`, await ask(arena, standing, method, path));
  }
}

/** A run belongs to whoever started it; others do not learn that it exists. */
async function attackImports(arena: Arena, standing: Standing): Promise<void> {
  const foreign = rowsOf(arena.world, 'sync_runs').filter(({ id }) => !standing.readable.has(id));
  for (const { id } of foreign) {
    for (const part of ['', '/rows', '/remarks', '/unmapped', '/rejected.csv']) {
      const path = `/crm/imports/${id}${part}`;
      checkRefused(arena, standing, path, await ask(arena, standing, 'GET', path));
    }
    for (const step of ['apply', 'cancel', 'undo', 'values']) {
      const path = `/crm/imports/${id}/${step}`;
      checkRefused(arena, standing, `POST ${path}`, await ask(arena, standing, 'POST', path, {}));
    }
  }
  const list = await ask(arena, standing, 'GET', '/crm/imports');
  checkSilent(arena, standing, '/crm/imports', list);
  await attackFilesOfImports(arena, standing);
}

/** An import must not be a way to read a file one may not open. */
async function attackFilesOfImports(arena: Arena, standing: Standing): Promise<void> {
  const hidden = rowsOf(arena.world, 'directus_files').filter(
    ({ id }) => !standing.readable.has(id),
  );
  for (const { id: file } of hidden) {
    const inspected = await ask(arena, standing, 'POST', '/crm/imports/inspect', { file });
    checkRefused(arena, standing, `inspect ${file}`, withoutEcho(inspected, file));
    const started = await ask(arena, standing, 'POST', '/crm/imports', {
      file,
      mapping: 'leads',
      settings: {},
      mode: 'history',
    });
    checkRefused(arena, standing, `import ${file}`, withoutEcho(started, file));
  }
}

/** The name of what was asked for, repeated in a refusal, tells nothing the asker did not say. */
function withoutEcho({ status, body }: Answer, asked: string): Answer {
  return { status, body: body.replaceAll(asked, '') };
}

function readsAny({ world }: Arena, { actor }: Standing, collection: string): boolean {
  const line = LINES[collection];
  return rowsOf(world, collection).some(({ tags }) => line && isAllowed(line, 'read', tags, actor));
}

function ask(
  { client }: Arena,
  { token }: Standing,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  return client.send(token, method, path, body);
}

/** Proof that the refusals above mean something: the same requests succeed for whoever may. */
export async function useOwnEndpoints({ client, world }: Arena, token: string): Promise<string[]> {
  const [deal] = rowsOf(world, 'deals').filter(({ tags }) => tags.owner === 'sales1');
  const [run] = rowsOf(world, 'sync_runs').filter(({ tags }) => tags.owner === 'sales1');
  const leads = rowsOf(world, 'leads').map(({ id }) => id);
  const requests: [string, string, unknown?][] = [
    ...BOARD_READS.map((path): [string, string] => ['GET', path]),
    ['POST', `/crm/deals/${deal?.id}/move`, { to: 'prospect', before: null, after: null }],
    ['POST', `/crm/deals/${deal?.id}/milestones`, { milestone: 'proposal_sent' }],
    ['GET', `/crm/timeline?deal=${deal?.id}`],
    ['POST', '/crm/leads/matches', { ids: leads }],
    ['POST', '/crm/leads/assign', { ids: leads, owner: null }],
    ['POST', `/crm/leads/${leads[0]}/score`, { score: 40, reason: 'x' }],
    ['DELETE', `/crm/leads/${leads[0]}/score`],
    ['GET', '/crm/scoring'],
    ['GET', `/crm/reminders?deal=${deal?.id}`],
    ['GET', '/crm/imports'],
    ['GET', `/crm/imports/${run?.id}`],
    ['GET', `/crm/imports/${run?.id}/rows`],
  ];
  const failures: string[] = [];
  for (const [method, path, body] of requests) {
    const answer = await client.send(token, method, path, body);
    if (!isOk(answer))
      failures.push(`${method} ${path}: ${answer.status} ${answer.body.slice(0, 200)}`);
  }
  return failures;
}
