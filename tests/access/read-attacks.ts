import { ACTORS } from './actors.ts';
import {
  ALL_LINES,
  type Arena,
  allowedFields,
  checkEmpty,
  checkRefused,
  checkSilent,
  fail,
  pathOf,
  rowsOf,
  type Standing,
} from './arena.ts';
import { dataOf, isOk } from './client.ts';
import { fieldsOf, linksOf, RELATIONS } from './model.ts';

type Cell = {
  readonly arena: Arena;
  readonly standing: Standing;
  readonly collection: string;
  readonly isOpen: boolean;
  /** What depends on the role alone is asked once, by the first of its actors. */
  readonly isFirst: boolean;
};

const query = (parameters: Readonly<Record<string, string>>) =>
  `?${new URLSearchParams(parameters)}`;
const get = ({ arena, standing, collection }: Cell, parameters: Readonly<Record<string, string>>) =>
  arena.client.send(standing.token, 'GET', `${pathOf(collection)}${query(parameters)}`);

const textFields = (collection: string) =>
  fieldsOf(collection).filter(
    ({ type, hasChoices }) => ['string', 'text'].includes(type) && !hasChoices,
  );

/** The whole list holds every row of theirs and nothing of others; counting tells the same number. */
async function attackList(cell: Cell): Promise<void> {
  const { arena, standing, collection } = cell;
  const list = await get(cell, { limit: '-1' });
  const name = `list ${collection}`;
  if (!cell.isOpen) return checkRefused(arena, standing, name, list);
  if (!isOk(list))
    return fail(arena, standing, name, `is refused: ${list.status} ${list.body.slice(0, 160)}`);
  checkSilent(arena, standing, name, list);
  const ids = dataOf<{ id?: string; key?: string }[]>(list).map(({ id, key }) => id ?? key);
  const missing = rowsOf(arena.world, collection).find(
    ({ id }) => standing.readable.has(id) && !ids.includes(id),
  );
  if (missing) fail(arena, standing, name, `lacks ${missing.key}, which is theirs`);
  const count = await get(cell, { 'aggregate[count]': '*' });
  const [total] = dataOf<{ count: string | number }[]>(count);
  // Two conditions on people meet in two tables there: nobody counts people.
  if (collection !== 'directus_users' && Number(total?.count) !== ids.length) {
    fail(arena, standing, `count ${collection}`, `says ${total?.count} for ${ids.length} rows`);
  }
}

async function attackById({ arena, standing, collection, isOpen }: Cell): Promise<void> {
  for (const row of rowsOf(arena.world, collection).slice(0, isOpen ? undefined : 2)) {
    const answer = await arena.client.send(
      standing.token,
      'GET',
      `${pathOf(collection)}/${row.id}`,
    );
    const name = `read ${row.key}`;
    if (!standing.readable.has(row.id)) checkRefused(arena, standing, name, answer);
    else if (isOk(answer)) checkSilent(arena, standing, name, answer);
    else fail(arena, standing, name, `is refused: ${answer.status}`);
  }
}

async function attackShapes(cell: Cell): Promise<void> {
  const { arena, standing, collection } = cell;
  const some = <Item>(items: readonly Item[]) => items.slice(0, cell.isOpen ? undefined : 1);
  const shapes: Record<string, string>[] = [
    ...some(linksOf(collection)).map(({ field }) => ({
      fields: `*,${field}.*,${field}.*.*`,
      limit: '-1',
    })),
    ...some(textFields(collection)).map(({ field }) => ({
      'groupBy[]': field,
      'aggregate[count]': '*',
      limit: '-1',
    })),
    ...some(fieldsOf(collection).filter(({ interface: kind }) => kind === 'money-cents')).map(
      ({ field }) => ({ 'aggregate[min]': field, 'aggregate[max]': field }),
    ),
    { export: 'json', limit: '-1' },
    { export: 'csv', limit: '-1' },
    { fields: '*.*.*', limit: '-1', meta: '*' },
  ];
  for (const shape of shapes)
    checkSilent(arena, standing, `${collection} ${JSON.stringify(shape)}`, await get(cell, shape));
  const body = { query: { limit: -1 } };
  checkSilent(
    arena,
    standing,
    `SEARCH ${collection}`,
    await arena.client.send(standing.token, 'SEARCH', pathOf(collection), body),
  );
}

/** A word only the foreign row holds finds nothing, whatever is asked about it. */
async function attackGuesses(cell: Cell): Promise<void> {
  const { arena, standing, collection } = cell;
  const foreign = rowsOf(arena.world, collection).filter(
    ({ id, secrets }) => !standing.readable.has(id) && secrets.length > 0,
  );
  for (const { key, id, secrets } of foreign.slice(0, cell.isOpen ? undefined : 1)) {
    const word = secrets[0] ?? id;
    checkEmpty(arena, standing, `search ${key}`, await get(cell, { search: word, fields: 'id' }));
    checkEmpty(
      arena,
      standing,
      `filter ${key}`,
      await get(cell, { 'filter[id][_eq]': id, fields: 'id' }),
    );
  }
}

/** A field out of reach serves neither to read, nor to sort, nor to filter, nor to add up. */
async function attackHiddenFields(cell: Cell): Promise<void> {
  const { arena, standing, collection } = cell;
  const allowed = allowedFields(standing.actor, collection, 'read');
  if (allowed.length === 0) return;
  const hidden = fieldsOf(collection).filter(({ field }) => !allowed.includes(field));
  for (const { field } of hidden) {
    // Directus drops a list of rows the role knows nothing of from `fields`, without a word.
    const isList = linksOf(collection).some((link) => link.field === field && link.isMany);
    const uses: Record<string, string>[] = [
      { sort: field },
      { [`filter[${field}][_nnull]`]: 'true' },
      { 'aggregate[countDistinct]': field },
      { 'groupBy[]': field },
      ...(isList ? [] : [{ fields: field }]),
    ];
    for (const use of uses) {
      checkRefused(arena, standing, `${collection} ${JSON.stringify(use)}`, await get(cell, use));
    }
  }
}

/** What Directus keeps of a person, beside what is ours: shown to themselves and the administration. */
const OF_PEOPLE =
  'role last_page location description tags provider language appearance tfa_secret last_access token external_identifier'.split(
    ' ',
  );

/** Staff read their own record in full: that tells nothing about anybody else's. */
async function attackPeople(cell: Cell): Promise<void> {
  const { arena, standing, collection } = cell;
  const paths =
    collection === 'directus_users'
      ? ['']
      : linksOf(collection)
          .filter(({ to, isMany }) => to === 'directus_users' && !isMany)
          .map(({ field }) => field);
  const allowed = allowedFields(standing.actor, 'directus_users', 'read');
  for (const path of paths) {
    for (const field of OF_PEOPLE.filter((name) => !allowed.includes(name))) {
      const condition = { [field]: { _nnull: true } };
      const uses: Record<string, string>[] = [
        { filter: JSON.stringify(path ? { [path]: condition } : condition), fields: 'id' },
        { sort: path ? `${path}.${field}` : field, fields: 'id' },
        ...(path ? [] : [{ 'aggregate[countDistinct]': field }, { 'groupBy[]': field }]),
      ];
      for (const use of uses) {
        const answer = await get(cell, use);
        checkRefused(arena, standing, `${collection} ${JSON.stringify(use)}`, answer);
      }
    }
  }
}

/** Conditions that go through a relation, forwards or backwards, learn nothing of rows behind it. */
async function attackCrossings(cell: Cell): Promise<void> {
  const { arena, standing, collection } = cell;
  const paths = [
    ...linksOf(collection).map(({ field, to }) => ({ step: field, to })),
    ...RELATIONS.filter(({ to }) => to === collection).map(({ from, field }) => ({
      step: `$FOLLOW(${from},${field})`,
      to: from,
    })),
  ];
  for (const { step, to } of paths) {
    const hidden = rowsOf(arena.world, to).filter(
      ({ id, isReference }) => !standing.readable.has(id) && !isReference,
    );
    const ids = hidden.map(({ id }) => id).slice(0, 40);
    if (ids.length === 0) continue;
    const key = to === 'deal_stages' || to === 'loss_reasons' ? 'key' : 'id';
    const plain = { [key]: { _in: ids } };
    for (const condition of cell.isFirst ? [plain, { _some: plain }] : [plain]) {
      const filter = JSON.stringify({ [step]: condition });
      checkEmpty(
        arena,
        standing,
        `${collection} filter ${step}`,
        await get(cell, { filter, fields: 'id' }),
      );
    }
  }
}

/** Every way of reading one collection, as one actor. */
export async function attackReads(
  arena: Arena,
  standing: Standing,
  collection: string,
): Promise<void> {
  if (!ALL_LINES[collection])
    throw new Error(
      `${collection} has no line in tests/access/lines.ts: say who reads and writes it.`,
    );
  const { actor } = standing;
  const isOpen = allowedFields(actor, collection, 'read').length > 0;
  const isFirst = ACTORS.find(({ role }) => role === actor.role) === actor;
  const cell: Cell = { arena, standing, collection, isOpen, isFirst };
  await attackList(cell);
  await attackById(cell);
  if (!isOpen && !isFirst) return;
  await attackShapes(cell);
  await attackGuesses(cell);
  await attackCrossings(cell);
  if (!isFirst) return;
  await attackHiddenFields(cell);
  await attackPeople(cell);
}
