import { setTimeout as wait } from 'node:timers/promises';
import { ALL_LINES, type Arena, fail, rowsOf, type Standing } from './arena.ts';
import { idOf } from './markers.ts';

type Line = {
  readonly send: (message: unknown) => void;
  readonly heard: string[];
  readonly close: () => void;
};

const MODEL = Object.keys(ALL_LINES).filter((name) => !name.startsWith('directus_'));

async function until(isTrue: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (isTrue()) return;
    await wait(50);
  }
  throw new Error(`Waited 20 s for ${what}.`);
}

async function connect(url: string, token: string): Promise<Line> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/websocket`);
  const heard: string[] = [];
  socket.addEventListener('message', ({ data }) => {
    const text = String(data);
    if (text.includes('"ping"')) socket.send('{"type":"pong"}');
    else heard.push(text);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  const line = {
    send: (message: unknown) => socket.send(JSON.stringify(message)),
    heard,
    close: () => socket.close(),
  };
  line.send({ type: 'auth', access_token: token });
  await until(() => heard.some((text) => text.includes('"auth"')), 'the sign-in by WebSocket');
  return line;
}

/** Subscribes to everything, asks for everything, and tries to write what is out of reach. */
function ring({ send }: Line, { world }: Arena, standing: Standing | null): number {
  let count = 0;
  const say = (message: Record<string, unknown>) => {
    count += 1;
    send({ ...message, uid: `${count}` });
  };
  for (const collection of MODEL) {
    say({ type: 'subscribe', collection });
    say({ type: 'items', action: 'read', collection, query: { limit: -1, fields: ['*', '*.*'] } });
    if (!standing || ['delivery', 'sales', 'finance'].includes(standing.actor.role)) continue;
    const foreign = rowsOf(world, collection).find(({ id }) => !standing.readable.has(id));
    if (!foreign) continue;
    say({
      type: 'items',
      action: 'update',
      collection,
      id: foreign.id,
      data: { name: 'by socket' },
    });
    say({
      type: 'items',
      action: 'update',
      collection,
      query: { filter: { id: { _eq: foreign.id } } },
      data: { name: 'by socket' },
    });
    say({
      type: 'items',
      action: 'delete',
      collection,
      query: { filter: { id: { _eq: foreign.id } } },
    });
    say({ type: 'items', action: 'delete', collection, id: foreign.id });
  }
  return count;
}

/** The administrator touches one row of each kind; everybody listens meanwhile. */
async function touchRows({ client, world }: Arena): Promise<void> {
  const bodies: Record<string, unknown> = {
    tasks: { priority: 'high' },
    deliverables: { due_on: '2027-01-01' },
    projects: { due_on: '2028-01-01' },
    deals: { next_action: 'x' },
    workflows: { kind: 'webhook' },
    missions: { brief: 'y' },
    accounts: { city: 'Lyon' },
  };
  for (const [collection, body] of Object.entries(bodies)) {
    for (const { id } of rowsOf(world, collection))
      await client.send(world.admin, 'PATCH', `/items/${collection}/${id}`, body);
  }
}

/** @returns the number of messages sent */
export async function attackSockets(arena: Arena, standings: readonly Standing[]): Promise<number> {
  const { client, world } = arena;
  const witness = await connect(client.url, world.admin);
  let sent = ring(witness, arena, null);
  const lines: (Line & { standing: Standing; asked: number })[] = [];
  for (const standing of standings) {
    if (!standing.token) continue;
    const line = await connect(client.url, standing.token);
    const asked = ring(line, arena, standing);
    sent += asked;
    lines.push({ ...line, standing, asked });
  }
  await until(
    () => lines.every(({ heard, asked }) => heard.length > asked),
    'the answers by WebSocket',
  );
  await touchRows(arena);
  await until(
    () => witness.heard.some((text) => text.includes('"update"') && text.includes('Lyon')),
    'the live events',
  );
  for (const { standing, heard } of lines) judge(arena, standing, heard);
  for (const { close } of [witness, ...lines]) close();
  const after = await client.send(
    world.admin,
    'GET',
    `/items/projects?limit=-1&fields=name&filter[id][_neq]=${idOf('x')}`,
  );
  if (after.body.includes('by socket'))
    arena.failures.push('A row out of reach was changed by WebSocket.');
  return sent;
}

function judge(arena: Arena, standing: Standing, heard: readonly string[]): void {
  for (const text of heard) {
    const leaked = standing.forbidden.find((secret) => text.includes(secret));
    if (leaked) fail(arena, standing, 'WebSocket', `heard ${leaked}: ${text.slice(0, 160)}`);
  }
  const live = heard.some((text) => text.includes('"subscription"') && text.includes('"update"'));
  if (!live && standing.readable.size > 8)
    fail(arena, standing, 'WebSocket', 'heard nothing of their own rows');
}
