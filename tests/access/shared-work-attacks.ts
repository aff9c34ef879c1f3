import { isStaff, userId } from './actors.ts';
import { type Arena, checkEmpty, checkRefused, fail, type Standing } from './arena.ts';
import { dataOf, isOk } from './client.ts';

const PANEL = { name: 'x', type: 'label', position_x: 9, position_y: 9, width: 4, height: 4 };

type Work = {
  readonly dashboard: string;
  readonly panel: string;
  readonly ownView: string;
  readonly bookmark: string;
  readonly sharedView: string;
};

/** Dashboards and panels are shown to staff and changed by whoever made them; so are views. */
export async function attackSharedWork(arena: Arena, standing: Standing): Promise<void> {
  const work = await plantWork(arena);
  const { dashboard, panel, ownView, bookmark, sharedView } = work;
  const writes: [string, string, unknown?][] = [
    ['PATCH', `/dashboards/${dashboard}`, { name: 'x' }],
    ['POST', '/panels', { ...PANEL, dashboard }],
    ['PATCH', `/panels/${panel}`, { name: 'y' }],
    ['PATCH', `/panels/${panel}`, { dashboard }],
    ['DELETE', `/panels/${panel}`],
    ['DELETE', `/dashboards/${dashboard}`],
    ...[ownView, bookmark, sharedView].flatMap((view): [string, string, unknown?][] => [
      ['PATCH', `/presets/${view}`, { bookmark: 'x' }],
      ['DELETE', `/presets/${view}`],
    ]),
  ];
  for (const [method, path, body] of writes) {
    const answer = await arena.client.send(standing.token, method, path, body);
    checkRefused(arena, standing, `${method} ${path}`, answer);
  }
  if (isStaff(standing.actor)) await keepOwnDashboard(arena, standing, dashboard);
  await clearWork(arena, work);
  await attackViewsOfAll(arena, standing);
  await findOthersDashboards(arena, standing);
  if (!isStaff(standing.actor)) {
    for (const path of ['/dashboards', '/panels'])
      checkEmpty(arena, standing, path, await arena.client.send(standing.token, 'GET', path));
  }
}

/** The dashboards of the model a trade does not find: their figures would be refused to it. */
const OF_OTHERS: Readonly<Record<string, readonly string[]>> = {
  sales: ['invoicing'],
  finance: ['sales'],
  delivery: ['sales', 'invoicing'],
};

async function findOthersDashboards(arena: Arena, standing: Standing): Promise<void> {
  for (const key of OF_OTHERS[standing.actor.role] ?? []) {
    const looks: [string, object][] = [
      ['/dashboards', { name: { _eq: `$t:dashboard_${key}` } }],
      ['/panels', { name: { _starts_with: `$t:panel_${key}_` } }],
    ];
    for (const [path, filter] of looks) {
      const query = new URLSearchParams({ filter: JSON.stringify(filter) });
      const answer = await arena.client.send(standing.token, 'GET', `${path}?${query}`);
      checkEmpty(arena, standing, `${path} of ${key}`, answer);
    }
  }
}

/** Nobody but the administration makes a preset for everybody; sales, views of the board for the team. */
async function attackViewsOfAll(arena: Arena, standing: Standing): Promise<void> {
  const { client, world } = arena;
  const { token, actor } = standing;
  const view = { collection: 'projects', bookmark: `by ${actor.key}` };
  for (const whose of [
    { user: null },
    { user: null, role: null },
    { user: userId('sales2'), role: null },
  ]) {
    if (whose.user === userId(actor.key)) continue;
    const answer = await client.send(token, 'POST', '/presets', { ...view, ...whose });
    checkRefused(arena, standing, 'a preset of somebody else', answer);
  }
  const unsaid = await client.send(token, 'POST', '/presets', view);
  if (!isStaff(actor)) checkRefused(arena, standing, 'a preset of nobody', unsaid);
  const filter = JSON.stringify({ bookmark: { _eq: view.bookmark } });
  const found = await client.send(
    world.admin,
    'GET',
    `/presets?${new URLSearchParams({ filter })}`,
  );
  const rows = dataOf<{ user: string | null }[]>(found);
  if (rows.some(({ user }) => user !== userId(actor.key)))
    fail(arena, standing, 'a preset without a user', 'is everybody’s');
  const forged = { ...view, user: userId(actor.key), author: userId('sales2') };
  const asAnother = await client.send(token, 'POST', '/presets', forged);
  checkRefused(arena, standing, 'a view in the name of another author', asAnother);
  for (const list of ['pipeline', 'leads']) await attackSharedView(arena, standing, list);
}

/** A view of the team is its author's to change, and nobody else's. */
async function attackSharedView(arena: Arena, standing: Standing, list: string): Promise<void> {
  const { client } = arena;
  const { token, actor } = standing;
  const path = `/crm/views/${list}`;
  const shared = await client.send(token, 'POST', path, { name: 'x', query: {} });
  if (actor.role !== 'sales') return checkRefused(arena, standing, path, shared);
  if (!isOk(shared)) return fail(arena, standing, path, shared.body.slice(0, 200));
  const own = `/presets/${dataOf<{ id: number }>(shared).id}`;
  const renamed = await client.send(token, 'PATCH', own, { bookmark: 'y' });
  if (!isOk(renamed))
    fail(arena, standing, 'rename an own shared view', renamed.body.slice(0, 200));
  for (const change of [
    { author: userId('sales2') },
    { user: userId(actor.key) },
    { role: null },
  ]) {
    const answer = await client.send(token, 'PATCH', own, change);
    checkRefused(arena, standing, `${own} ${JSON.stringify(change)}`, answer);
  }
}

/** The administrator's own dashboard, own and shared views, and a bookmark everybody has. */
async function plantWork({ client, world }: Arena): Promise<Work> {
  const plant = async (path: string, body: object) => {
    const answer = await client.send(world.admin, 'POST', path, body);
    if (!isOk(answer)) throw new Error(`${path} was not planted: ${answer.body.slice(0, 300)}`);
    return String(dataOf<{ id: string | number }>(answer).id);
  };
  const me = await client.send(world.admin, 'GET', '/users/me?fields=id');
  const { id: user } = dataOf<{ id: string }>(me);
  const dashboard = await plant('/dashboards', { name: 'x' });
  return {
    dashboard,
    panel: await plant('/panels', { ...PANEL, dashboard }),
    ownView: await plant('/presets', { user, collection: 'crm_pipeline', bookmark: 'x' }),
    bookmark: await plant('/presets', { user: null, collection: 'projects', bookmark: 'x' }),
    sharedView: await plant('/crm/views/leads', { name: 'x', query: { status: 'new' } }),
  };
}

/** What an attack has already taken away is not there any more: refusals are no matter here. */
async function clearWork({ client, world }: Arena, work: Work): Promise<void> {
  for (const path of [
    `/presets/${work.ownView}`,
    `/presets/${work.bookmark}`,
    `/presets/${work.sharedView}`,
    `/dashboards/${work.dashboard}`,
  ])
    await client.send(world.admin, 'DELETE', path);
}

/** The other half of the proof: one's own can be made, changed and taken away. */
async function keepOwnDashboard(
  arena: Arena,
  standing: Standing,
  ofSomebodyElse: string,
): Promise<void> {
  const { client } = arena;
  const { token, actor } = standing;
  const made = await client.send(token, 'POST', '/dashboards', { name: `of ${actor.key}` });
  const { id: dashboard } = isOk(made) ? dataOf<{ id: string }>(made) : { id: '' };
  const panel = await client.send(token, 'POST', '/panels', { ...PANEL, dashboard });
  const own = isOk(panel) ? dataOf<{ id: string }>(panel).id : '';
  const moved = await client.send(token, 'PATCH', `/panels/${own}`, { dashboard: ofSomebodyElse });
  checkRefused(arena, standing, `PATCH /panels/${own} onto the dashboard of somebody else`, moved);
  const removed = await client.send(token, 'DELETE', `/dashboards/${dashboard}`);
  for (const answer of [made, panel, removed]) {
    if (!isOk(answer)) throw new Error(`${actor.key}: own dashboard ${answer.body.slice(0, 300)}`);
  }
}
