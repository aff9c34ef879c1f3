import { mailFacts } from '@ia/core/records/server-owned';
import { serverOwned } from '../../snapshots/access/server-owned.ts';
import { ACTORS, type Actor, userId } from './actors.ts';
import {
  ALL_LINES,
  type Arena,
  allowedFields,
  checkRefused,
  fail,
  pathOf,
  rowsOf,
  type Standing,
} from './arena.ts';
import type { PlantedRow, World } from './build-world.ts';
import { type Answer, isOk } from './client.ts';
import { fillRow } from './fill-row.ts';
import { isAllowed, type Line } from './lines.ts';
import { idOf } from './markers.ts';
import { type Field, fieldsOf } from './model.ts';

type Cell = {
  readonly arena: Arena;
  readonly standing: Standing;
  readonly collection: string;
  readonly line: Line;
};

const send = (
  { arena, standing, collection }: Cell,
  method: string,
  path: string,
  body?: unknown,
) => arena.client.send(standing.token, method, `${pathOf(collection)}${path}`, body);

function judge({ arena, standing }: Cell, name: string, allowed: boolean, answer: Answer): void {
  if (!allowed) checkRefused(arena, standing, name, answer);
  else if (!isOk(answer))
    fail(arena, standing, name, `is refused: ${answer.status} ${answer.body.slice(0, 200)}`);
}

/** A change anybody entitled could make; for collections nobody writes, of their first free text. */
function changeOf({ line, collection }: Cell): Record<string, unknown> {
  const text = fieldsOf(collection).find(
    ({ type, hasChoices }) => type === 'string' && !hasChoices,
  );
  return line.update?.body ?? { [text?.field ?? 'title']: 'x' };
}

/** One row per tenant or vendor, and the actor's own: the rest would only repeat them. */
function sampleOf({ arena, standing, collection, line }: Cell): PlantedRow[] {
  const rows = rowsOf(arena.world, collection);
  const isOpen = [line.create, line.update?.roles, line.delete].some(
    (roles) => roles?.[standing.actor.role],
  );
  const kinds = new Map(
    rows.map((row) => [isOpen ? row.key : JSON.stringify([row.tags.tenant, row.tags.vendor]), row]),
  );
  const own = rows.find(({ id }) => standing.readable.has(id));
  return [...new Set([...kinds.values(), ...(own ? [own] : [])])];
}

async function attackUpdates(cell: Cell): Promise<void> {
  const { line, standing, arena } = cell;
  const { actor } = standing;
  const change = changeOf(cell);
  const sample = sampleOf(cell);
  for (const row of sample) {
    judge(
      cell,
      `update ${row.key}`,
      isAllowed(line, 'update', row.tags, actor),
      await send(cell, 'PATCH', `/${row.id}`, change),
    );
  }
  const foreign = sample.filter(({ tags }) => !isAllowed(line, 'update', tags, actor));
  const own = sample.filter(({ tags }) => isAllowed(line, 'update', tags, actor));
  if (foreign.length > 0) {
    const keys = [...own.slice(0, 1), ...foreign].map(({ id }) => id);
    checkRefused(
      arena,
      standing,
      `update in one go ${cell.collection}`,
      await send(cell, 'PATCH', '', { keys, data: change }),
    );
    const rows = keys.map((id) => ({ id, ...change }));
    checkRefused(
      arena,
      standing,
      `update a list of ${cell.collection}`,
      await send(cell, 'PATCH', '', rows),
    );
    const answers = [foreign[0]?.id, idOf('no such row')].map((id) =>
      send(cell, 'PATCH', '', { query: { filter: { id: { _eq: id } } }, data: change }),
    );
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    if (new Set(statuses).size > 1)
      fail(arena, standing, `update by query ${cell.collection}`, `tells what exists: ${statuses}`);
  }
}

/** A row like the given one, that its owner could create beside it. */
export function twinOf(world: World, row: PlantedRow, actor: Actor): Record<string, unknown> {
  world.twins.count += 1;
  const key = `${row.key} twin ${world.twins.count} of ${actor.key}`;
  const links = Object.entries(row.data).filter(
    ([, value]) => typeof value !== 'string' || !row.secrets.some((s) => value.includes(s)),
  );
  const { data } = fillRow({
    ...row,
    key,
    id: idOf(key),
    data: { ...Object.fromEntries(links), id: idOf(key) },
  });
  if ('n8n_workflow_id' in data) data.n8n_workflow_id = null;
  if (row.collection === 'project_members') data.user = world.spares.pop();
  return data;
}

async function attackCreates(cell: Cell): Promise<void> {
  const { line, standing, collection, arena } = cell;
  const { actor } = standing;
  if (collection.startsWith('directus_')) return;
  const allowedToName = allowedFields(actor, collection, 'create');
  const sample = sampleOf(cell).filter(({ isReference }) => !isReference);
  let ofFields = isFirstWho('create', cell);
  for (const row of sample) {
    const allowed = isAllowed(line, 'create', row.tags, actor);
    const twin = twinOf(arena.world, row, actor);
    const body = Object.fromEntries(
      Object.entries(twin).filter(
        ([field]) => allowedToName.length === 0 || allowedToName.includes(field),
      ),
    );
    judge(cell, `create beside ${row.key}`, allowed, await send(cell, 'POST', '', body));
    if (!allowed || !ofFields) continue;
    ofFields = false;
    await attackCreateFields(cell, body);
  }
  const foreign = sample.filter(({ tags }) => !isAllowed(line, 'create', tags, actor));
  if (foreign.length > 0) {
    const rows = foreign.map((row) => twinOf(arena.world, row, actor));
    checkRefused(
      arena,
      standing,
      `create a list of ${collection}`,
      await send(cell, 'POST', '', rows),
    );
  }
}

/**
 * Which fields are refused depends on the role and the collection, not on the row: it is tried by the
 * first actor of the role who has a row to try it on.
 */
function isFirstWho(action: 'create' | 'update', { arena, standing, collection, line }: Cell) {
  const rows = rowsOf(arena.world, collection);
  const may = (actor: Actor) =>
    actor.role === standing.actor.role &&
    rows.some(({ tags }) => isAllowed(line, action, tags, actor));
  return ACTORS.find(may) === standing.actor;
}

/** A field beyond the list of the role, or one of the server's, makes the whole row refused. */
async function attackCreateFields(cell: Cell, body: Record<string, unknown>): Promise<void> {
  const { arena, standing, collection } = cell;
  const allowed = allowedFields(standing.actor, collection, 'create');
  const owned = serverOwned(collection, 'create');
  const stored = fieldsOf(collection).filter(({ type }) => type !== 'alias');
  const extra = stored.find(({ field }) => !allowed.includes(field));
  const attacked = new Set(stored.filter(({ field }) => owned.includes(field)));
  if (extra) attacked.add(extra);
  for (const field of attacked) {
    const answer = await send(cell, 'POST', '', { ...body, [field.field]: plausible(field) });
    checkRefused(arena, standing, `create ${collection} with ${field.field}`, answer);
  }
}

/** A value its type takes: what is refused must not be refused for its shape. */
function plausible({ field, type }: Pick<Field, 'field' | 'type'>): unknown {
  if (['timestamp', 'dateTime', 'date'].includes(type)) return '2026-03-02T12:00:00Z';
  if (type === 'boolean') return true;
  if (['integer', 'bigInteger', 'float', 'decimal'].includes(type)) return 1;
  if (type === 'json') return {};
  if (field === 'origin') return 'manual';
  return /^user_/.test(field) ? userId('sales2') : idOf('extra');
}

async function attackUpdateFields(cell: Cell): Promise<void> {
  const { line, standing, collection, arena } = cell;
  const own = rowsOf(arena.world, collection).find(({ tags }) =>
    isAllowed(line, 'update', tags, standing.actor),
  );
  if (!own || !isFirstWho('update', cell)) return;
  const allowed = allowedFields(standing.actor, collection, 'update');
  const owned = serverOwned(collection, 'update');
  const known = fieldsOf(collection).filter(
    ({ field }) => !allowed.includes(field) || owned.includes(field),
  );
  // The snapshot holds what is ours in Directus' own collections, and nothing of what is theirs.
  const theirs = collection.startsWith('directus_')
    ? [...owned, ...(collection === 'directus_users' ? PRIVILEGES : [])]
    : [];
  const privileges = theirs.map((field) => ({ field, type: 'string' }));
  for (const field of [...known, ...privileges]) {
    const change = { [field.field]: plausible(field) };
    const answer = await send(cell, 'PATCH', `/${own.id}`, change);
    checkRefused(arena, standing, `change ${field.field} of their own ${collection}`, answer);
  }
}

/** What would make of a user more than they are. */
const PRIVILEGES =
  'role policies status email provider external_identifier auth_data token tfa_secret memberships project_memberships vendor_memberships last_access'.split(
    ' ',
  );

async function attackDeletes(cell: Cell): Promise<void> {
  const { line, standing, arena } = cell;
  const { actor } = standing;
  const foreign = sampleOf(cell).filter(({ tags }) => !isAllowed(line, 'delete', tags, actor));
  for (const row of foreign)
    checkRefused(arena, standing, `delete ${row.key}`, await send(cell, 'DELETE', `/${row.id}`));
  if (foreign.length === 0) return;
  const keys = foreign.map(({ id }) => id);
  checkRefused(
    arena,
    standing,
    `delete a list of ${cell.collection}`,
    await send(cell, 'DELETE', '', keys),
  );
  checkRefused(
    arena,
    standing,
    `delete in one go ${cell.collection}`,
    await send(cell, 'DELETE', '', { keys }),
  );
  const query = { filter: { id: { _in: keys } } };
  checkRefused(
    arena,
    standing,
    `delete by query ${cell.collection}`,
    await send(cell, 'DELETE', '', { query }),
  );
}

/** What sending and arrival alone record: not the administrator's to type either. */
const isMailFact = (field: string) => mailFacts.some((fact) => fact === field);

/** The right to delete is used on a row made for it, once per role and collection. */
async function proveDelete(cell: Cell): Promise<void> {
  const { arena, standing, collection, line } = cell;
  const model = rowsOf(arena.world, collection).find(({ tags }) =>
    isAllowed(line, 'delete', tags, standing.actor),
  );
  if (!model) return;
  const victim = twinOf(arena.world, model, standing.actor);
  const body = Object.fromEntries(Object.entries(victim).filter(([field]) => !isMailFact(field)));
  const planted = await arena.client.send(arena.world.admin, 'POST', pathOf(collection), body);
  judge(
    cell,
    `delete their own ${collection}`,
    true,
    isOk(planted) ? await send(cell, 'DELETE', `/${victim.id}`) : planted,
  );
}

/** Every way of writing one collection, as one actor. */
export async function attackWrites(
  arena: Arena,
  standing: Standing,
  collection: string,
): Promise<void> {
  const line = ALL_LINES[collection];
  if (!line)
    throw new Error(
      `${collection} has no line in tests/access/lines.ts: say who reads and writes it.`,
    );
  const cell: Cell = { arena, standing, collection, line };
  await attackUpdates(cell);
  await attackUpdateFields(cell);
  await attackCreates(cell);
  await attackDeletes(cell);
  await proveDelete(cell);
}
