import { isStaff } from './actors.ts';
import { type Arena, checkEmpty, checkRefused, type Standing } from './arena.ts';
import { dataOf, isOk } from './client.ts';
import { idOf } from './markers.ts';

const ADMIN_PANEL = {
  dashboard: idOf('dashboard'),
  name: 'x',
  type: 'label',
  position_x: 9,
  position_y: 9,
  width: 4,
  height: 4,
};

/** Dashboards and panels are shown to staff and changed by whoever made them; so are views. */
export async function attackSharedWork(arena: Arena, standing: Standing): Promise<void> {
  const { client, world } = arena;
  const panels = await client.send(world.admin, 'GET', '/panels?fields=id');
  const presets = await client.send(
    world.admin,
    'GET',
    '/presets?fields=id&filter[user][_nnull]=true',
  );
  const panel = dataOf<{ id: string }[]>(panels)[0]?.id;
  const views = dataOf<{ id: number }[]>(presets).map(({ id }) => id);
  const writes: [string, string, unknown?][] = [
    ['PATCH', `/dashboards/${idOf('dashboard')}`, { name: 'x' }],
    ['DELETE', `/dashboards/${idOf('dashboard')}`],
    ['POST', '/panels', ADMIN_PANEL],
    ['PATCH', `/panels/${panel}`, { name: 'x' }],
    ['PATCH', `/panels/${panel}`, { dashboard: idOf('dashboard') }],
    ['DELETE', `/panels/${panel}`],
    ...views.flatMap((view): [string, string, unknown?][] => [
      ['PATCH', `/presets/${view}`, { bookmark: 'x' }],
      ['DELETE', `/presets/${view}`],
    ]),
  ];
  for (const [method, path, body] of writes) {
    const answer = await client.send(standing.token, method, path, body);
    checkRefused(arena, standing, `${method} ${path}`, answer);
  }
  if (isStaff(standing.actor)) await keepOwnDashboard(arena, standing);
  else {
    for (const path of ['/dashboards', '/panels'])
      checkEmpty(arena, standing, path, await client.send(standing.token, 'GET', path));
  }
}

/** The other half of the proof: one's own can be made, changed and taken away. */
async function keepOwnDashboard({ client }: Arena, { token, actor }: Standing): Promise<void> {
  const made = await client.send(token, 'POST', '/dashboards', { name: `of ${actor.key}` });
  const { id: dashboard } = isOk(made) ? dataOf<{ id: string }>(made) : { id: '' };
  const panel = await client.send(token, 'POST', '/panels', { ...ADMIN_PANEL, dashboard });
  const removed = await client.send(token, 'DELETE', `/dashboards/${dashboard}`);
  for (const answer of [made, panel, removed]) {
    if (!isOk(answer)) throw new Error(`${actor.key}: own dashboard ${answer.body.slice(0, 300)}`);
  }
}
