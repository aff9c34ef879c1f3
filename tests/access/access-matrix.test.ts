import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';
import { ACTORS } from './actors.ts';
import { ALL_LINES, type Arena, type Standing, standingOf } from './arena.ts';
import { buildWorld } from './build-world.ts';
import {
  attackAssets,
  attackGraphql,
  attackSideDoors,
  attackSystem,
  checkExports,
  SYSTEM,
} from './channel-attacks.ts';
import { createClient, inParallel } from './client.ts';
import { attackFiles } from './file-attacks.ts';
import { isAllowed, LINES, SYSTEM_LINES } from './lines.ts';
import { COLLECTIONS } from './model.ts';
import { attackOwnEndpoints, useOwnEndpoints } from './own-endpoint-attacks.ts';
import { attackReads } from './read-attacks.ts';
import { attackSharedWork } from './shared-work-attacks.ts';
import { attackSockets } from './socket-attacks.ts';
import { attackWrites } from './write-attacks.ts';

const MINUTES = 10 * 60_000;
const ROLES = [...new Set(ACTORS.map(({ role }) => role))];
const NAMES = Object.keys(ALL_LINES);

let platform: Platform;
let arena: Arena;
let standings: Standing[];
let messages = 0;
const started = Date.now();

beforeAll(async () => {
  platform = await startPlatform({ data: 'reference' });
  const client = createClient(platform.url);
  const world = await buildWorld(
    client,
    await signIn(platform.url, ADMIN_EMAIL),
    platform.database,
  );
  arena = { client, world, failures: [] };
  standings = ACTORS.map(({ key }) => standingOf(world, key));
}, MINUTES);

afterAll(async () => {
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`access matrix: ${arena.client.attempts() + messages} attempts in ${seconds} s`);
  await platform.stop();
});

/** Runs one kind of attack for some actors and says everything that got through. */
async function expectNothing<Item>(
  items: readonly Item[],
  attack: (item: Item) => Promise<void>,
): Promise<void> {
  const before = arena.failures.length;
  await inParallel(items, attack);
  expect(arena.failures.slice(before)).toEqual([]);
}

const cellsOf = (role: string) =>
  standings
    .filter(({ actor }) => actor.role === role)
    .flatMap((standing) => NAMES.map((name) => ({ standing, name })));

/** Rows nobody of the matrix may change, as the database holds them. */
async function untouchable(): Promise<string[]> {
  const lines = Object.entries(LINES).map(async ([collection, line]) => {
    const rows = arena.world.rows.filter(
      (row) =>
        row.collection === collection &&
        !ACTORS.some((actor) => isAllowed(line, 'update', row.tags, actor)),
    );
    const key = ['deal_stages', 'loss_reasons'].includes(collection) ? 'key' : 'id';
    const { rows: found } = await platform.database.query<{ digest: string }>(
      `SELECT ${key} || ' ' || md5(t::text) AS digest FROM ${collection} t WHERE ${key}::text = ANY($1) ORDER BY 1`,
      [rows.map(({ id }) => id)],
    );
    if (found.length < rows.length) throw new Error(`The matrix lost rows of ${collection}.`);
    return found.map(({ digest }) => `${collection} ${digest}`);
  });
  return (await Promise.all(lines)).flat();
}

describe('the access matrix', () => {
  it('has a line for every collection of the model', () => {
    const missing = COLLECTIONS.filter((name) => !LINES[name]);
    expect(missing, 'collections without a line in tests/access/lines.ts').toEqual([]);
    expect(
      Object.keys(LINES).filter((name) => !COLLECTIONS.includes(name)),
      'lines of collections that are gone',
    ).toEqual([]);
  });

  it('knows every table Directus keeps for itself', async () => {
    const { rows } = await platform.database.query<{ table_name: string }>(
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name LIKE 'directus\\_%'",
    );
    const known = (name: string) =>
      name in SYSTEM_LINES || name.slice('directus_'.length) in SYSTEM;
    expect(rows.map(({ table_name }) => table_name).filter((name) => !known(name))).toEqual([]);
  });

  it('stands on rows of every collection, seen by the administrator', async () => {
    for (const name of NAMES) {
      const rows = arena.world.rows.filter(({ collection }) => collection === name);
      expect.soft(rows.length, `rows of ${name}`).toBeGreaterThan(0);
      const path = name.startsWith('directus_') ? `/${name.slice(9)}` : `/items/${name}`;
      for (const { id, key } of rows) {
        expect
          .soft((await arena.client.send(arena.world.admin, 'GET', `${path}/${id}`)).status, key)
          .toBe(200);
      }
    }
  });

  it.each(ROLES)(
    '%s reads what is theirs and nothing else, field by field',
    { timeout: MINUTES },
    async (role) => {
      await expectNothing(cellsOf(role), ({ standing, name }) =>
        attackReads(arena, standing, name),
      );
    },
  );

  it('hears and writes nothing of others by WebSocket', { timeout: MINUTES }, async () => {
    const before = arena.failures.length;
    messages += await attackSockets(arena, standings);
    expect(arena.failures.slice(before)).toEqual([]);
  });

  it.each([
    ['GraphQL', attackGraphql],
    ['the bytes of files', attackAssets],
    ['what Directus keeps for itself', attackSystem],
    ['comments, shares, versions, exports and other side doors', attackSideDoors],
  ])('gives nothing away through %s', { timeout: MINUTES }, async (_name, attack) => {
    await expectNothing(standings, (standing) => attack(arena, standing));
  });

  it('attaches no file that is out of reach, by any relation', { timeout: MINUTES }, async () => {
    await expectNothing(standings, (standing) => attackFiles(arena, standing));
  });

  it('leaves the dashboards, panels and views of others as they are', async () => {
    await expectNothing(standings, (standing) => attackSharedWork(arena, standing));
  });

  it('gives nothing away and takes nothing through our own endpoints', {
    timeout: MINUTES,
  }, async () => {
    await expectNothing(standings, (standing) => attackOwnEndpoints(arena, standing));
    const seller = standings.find(({ actor }) => actor.key === 'sales1');
    expect(await useOwnEndpoints(arena, seller?.token ?? '')).toEqual([]);
  });

  it('wrote no export with more than its author may see', async () => {
    await checkExports(arena, standings);
    expect(arena.failures.filter((failure) => failure.includes('exported file'))).toEqual([]);
  });

  it.each(ROLES)(
    '%s writes what is theirs and nothing else',
    { timeout: MINUTES },
    async (role) => {
      const before = await untouchable();
      await expectNothing(cellsOf(role), ({ standing, name }) =>
        attackWrites(arena, standing, name),
      );
      expect(await untouchable()).toEqual(before);
    },
  );
});
