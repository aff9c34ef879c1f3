import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';
import { ACTORS } from './actors.ts';
import { type Arena, standingOf } from './arena.ts';
import { buildWorld } from './build-world.ts';
import { type Client, createClient, dataOf, inParallel, isOk } from './client.ts';
import { drawMutants, type Mutant } from './mutants.ts';
import { attackReads } from './read-attacks.ts';
import { attackSharedWork } from './shared-work-attacks.ts';
import { attackWrites } from './write-attacks.ts';

const MINUTES = 10 * 60_000;
const COUNT = 20;
const seed = Number(process.env.ACCESS_SEED ?? Date.now() % 1_000_000);

let platform: Platform;
let arena: Arena;
const verdicts: string[] = [];

beforeAll(async () => {
  platform = await startPlatform({ data: 'reference' });
  const client = createClient(platform.url);
  const world = await buildWorld(
    client,
    await signIn(platform.url, ADMIN_EMAIL),
    platform.database,
  );
  arena = { client, world, failures: [] };
  // The database refuses this a second time; here the policies are measured alone.
  await platform.database.query(
    'ALTER TABLE deliverables DISABLE TRIGGER deliverables_running_mission',
  );
}, MINUTES);

afterAll(async () => {
  console.log([`access mutations, ACCESS_SEED=${seed}:`, ...verdicts].join('\n'));
  await platform.stop();
});

/** Everybody on the staff makes their own: the matrix attacks those of others apart. */
const SHARED_WORK = ['directus_dashboards', 'directus_panels', 'directus_presets'];

/** The part of the matrix that concerns one right of one role. @returns what got through */
async function runSlice({ role, rule }: Mutant): Promise<readonly string[]> {
  const slice: Arena = { ...arena, failures: [] };
  const actors = ACTORS.filter((actor) => actor.role === role);
  await inParallel(actors, ({ key }) => attackWith(slice, rule, key));
  return slice.failures;
}

class EnoughFound extends Error {}

/** The same, until one attack gets through: the dropped filter is noticed then. */
async function runUntilFound(mutant: Mutant): Promise<readonly string[]> {
  const { role, rule } = mutant;
  // These plant rows of their own and clear them away at the end.
  if (SHARED_WORK.includes(rule.collection)) return runSlice(mutant);
  const failures: string[] = [];
  const send: Client['send'] = async (...request) => {
    if (failures.length > 0) throw new EnoughFound();
    return arena.client.send(...request);
  };
  const slice: Arena = { ...arena, client: { ...arena.client, send }, failures };
  const actors = ACTORS.filter((actor) => actor.role === role);
  await inParallel(actors, async ({ key }) => {
    try {
      await attackWith(slice, rule, key);
    } catch (error) {
      if (!(error instanceof EnoughFound)) throw error;
    }
  });
  return failures;
}

function attackWith(slice: Arena, { action, collection }: Mutant['rule'], key: string) {
  const standing = standingOf(arena.world, key);
  if (SHARED_WORK.includes(collection)) return attackSharedWork(slice, standing);
  const attack = action === 'read' ? attackReads : attackWrites;
  return attack(slice, standing, collection);
}

async function findPermission({ rule: { policy, collection, action } }: Mutant): Promise<string> {
  const filter = JSON.stringify({
    policy: { _eq: policy },
    collection: { _eq: collection },
    action: { _eq: action },
  });
  const query = new URLSearchParams({ filter, fields: 'id' });
  const rows = dataOf<{ id: string }[]>(
    await arena.client.send(arena.world.admin, 'GET', `/permissions?${query}`),
  );
  const [row] = rows;
  if (!row || rows.length > 1)
    throw new Error(`${rows.length} rows of ${collection} ${action} for one policy.`);
  return row.id;
}

async function setFilter(id: string, permissions: unknown): Promise<void> {
  const answer = await arena.client.send(arena.world.admin, 'PATCH', `/permissions/${id}`, {
    permissions,
  });
  if (!isOk(answer)) throw new Error(`The rule could not be changed: ${answer.body}`);
}

describe('the matrix notices a dropped tenant filter', () => {
  it.each(
    drawMutants(COUNT, seed).map((mutant) => ({
      name: `${mutant.role} ${mutant.rule.action} ${mutant.rule.collection}`,
      ...mutant,
    })),
  )('$name without $what', { timeout: MINUTES }, async (mutant) => {
    const id = await findPermission(mutant);
    await setFilter(id, mutant.filter);
    const found = await runUntilFound(mutant);
    await setFilter(id, mutant.rule.permissions);
    const restored = mutant.rule.action === 'read' ? await runSlice(mutant) : [];
    verdicts.push(
      `${found.length > 0 ? 'red  ' : 'GREEN'} ${mutant.name} without ${mutant.what}${found[0] ? `: ${found[0]}` : ''}`,
    );
    expect(found.length, 'attacks that got through').toBeGreaterThan(0);
    expect(restored, 'once restored').toEqual([]);
  });
});
