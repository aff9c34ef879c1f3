import { ACCESS } from '../../snapshots/access/index.ts';
import { ACTORS, type Actor } from './actors.ts';
import type { PlantedRow, World } from './build-world.ts';
import { type Answer, type Client, dataOf, isOk } from './client.ts';
import { isAllowed, LINES, type Line, SYSTEM_LINES } from './lines.ts';
import { fieldsOf } from './model.ts';

/** One run of the matrix: what is attacked, and what got through. */
export type Arena = {
  readonly client: Client;
  readonly world: World;
  readonly failures: string[];
};

/** One actor and what they may and may not come to know. */
export type Standing = {
  readonly actor: Actor;
  readonly token: string | null;
  readonly readable: ReadonlySet<string>;
  readonly forbidden: readonly string[];
};

export const ALL_LINES: Readonly<Record<string, Line>> = { ...LINES, ...SYSTEM_LINES };

export const pathOf = (collection: string) =>
  collection.startsWith('directus_')
    ? `/${collection.slice('directus_'.length)}`
    : `/items/${collection}`;

export const rowsOf = ({ rows }: World, collection: string) =>
  rows.filter((row) => row.collection === collection);

const canRead = (row: PlantedRow, actor: Actor) => {
  const line = ALL_LINES[row.collection];
  return line !== undefined && isAllowed(line, 'read', row.tags, actor);
};

/** Words and amounts of rows out of reach, and their identifiers unless a readable row names them. */
export function standingOf(world: World, key: string): Standing {
  const actor = ACTORS.find((one) => one.key === key);
  if (!actor) throw new Error(`No actor is called ${key}.`);
  const readable = world.rows.filter((row) => canRead(row, actor));
  const named = new Set(readable.flatMap(({ data }) => Object.values(data).map(String)));
  const hidden = world.rows.filter((row) => !readable.includes(row) && !row.isReference);
  const ids = hidden
    .map(({ id }) => id)
    .filter((id) => !named.has(id) && id !== world.ownIds.get(key));
  return {
    actor,
    token: world.tokens.get(key) ?? null,
    readable: new Set(readable.map(({ id }) => id)),
    forbidden: [...hidden.flatMap(({ secrets }) => secrets), ...ids, ...world.adminSecrets],
  };
}

export function fail(arena: Arena, { actor }: Standing, cell: string, detail: string): void {
  arena.failures.push(`${actor.key} (${actor.role}) ${cell}: ${detail}`);
}

/** No word, amount or identifier out of reach may be in an answer, refusals included. */
export function checkSilent(
  arena: Arena,
  standing: Standing,
  cell: string,
  { body }: Answer,
): void {
  const leaked = standing.forbidden.find((secret) => body.includes(secret));
  if (leaked) fail(arena, standing, cell, `shows ${leaked} of ${ownerOf(arena.world, leaked)}`);
}

const ownerOf = (world: World, secret: string) =>
  world.rows.find((row) => row.id === secret || row.secrets.includes(secret))?.key ??
  'the administrator';

export function checkRefused(arena: Arena, standing: Standing, cell: string, answer: Answer): void {
  if (isOk(answer)) fail(arena, standing, cell, `was accepted (${answer.status})`);
  // 503: a file Directus is asked to fetch from the machine itself, which it never does.
  else if (answer.status >= 500 && answer.status !== 503)
    fail(arena, standing, cell, `broke: ${answer.body.slice(0, 200)}`);
  checkSilent(arena, standing, cell, answer);
}

/** An answer may be a refusal or a list without a row; never a row. */
export function checkEmpty(arena: Arena, standing: Standing, cell: string, answer: Answer): void {
  if (isOk(answer) && dataOf<unknown[]>(answer).length > 0)
    fail(arena, standing, cell, 'told that a row exists');
  checkSilent(arena, standing, cell, answer);
}

/** Fields a role may use in a collection, as its rule says them. */
export function allowedFields(
  { role }: Actor,
  collection: string,
  action: 'read' | 'create' | 'update',
) {
  if (role === 'public') return [];
  const fields = ACCESS[role][collection]?.[action]?.fields ?? [];
  return fields.includes('*') ? fieldsOf(collection).map(({ field }) => field) : fields;
}
