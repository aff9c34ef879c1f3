import { type Arena, allowedFields, checkRefused, pathOf, rowsOf, type Standing } from './arena.ts';
import { type Answer, isOk } from './client.ts';
import { isAllowed, LINES } from './lines.ts';
import { RELATIONS } from './model.ts';
import { twinOf } from './write-attacks.ts';

/** Every field of the model that leads to a file, and the one Directus has of its own. */
const HOLDERS = [
  ...RELATIONS.filter(({ to }) => to === 'directus_files').map(({ from, field }) => ({
    collection: from,
    field,
  })),
  { collection: 'directus_users', field: 'avatar' },
];

/** Naming a file one may not read opens it to nobody, whichever record it is attached to. */
export async function attackFiles(arena: Arena, standing: Standing): Promise<void> {
  const hidden = rowsOf(arena.world, 'directus_files').filter(
    ({ id }) => !standing.readable.has(id),
  );
  for (const { collection, field } of HOLDERS) {
    const cell = { arena, standing, collection, field };
    for (const { id } of hidden) {
      await attackUpdate(cell, id);
      await attackCreate(cell, id);
    }
  }
}

type Cell = {
  readonly arena: Arena;
  readonly standing: Standing;
  readonly collection: string;
  readonly field: string;
};

async function attackUpdate(cell: Cell, file: string): Promise<void> {
  const { arena, standing, collection, field } = cell;
  const { actor, token } = standing;
  const line = LINES[collection];
  const own =
    collection === 'directus_users'
      ? { id: 'me' }
      : rowsOf(arena.world, collection).find(
          ({ tags }) => line && isAllowed(line, 'update', tags, actor),
        );
  if (!own) return;
  for (const value of [file, { id: file }]) {
    const path = `${pathOf(collection)}/${own.id}`;
    refused(
      cell,
      `take ${file}`,
      await arena.client.send(token, 'PATCH', path, { [field]: value }),
    );
  }
  if (own.id === 'me') return;
  const rows = [{ id: own.id, [field]: file }];
  refused(cell, 'in one go', await arena.client.send(token, 'PATCH', pathOf(collection), rows));
  const query = `mutation { update_${collection}_item(id: "${own.id}", data: { ${field}: { id: "${file}" } }) { id } }`;
  const answer = await arena.client.send(token, 'POST', '/graphql', { query });
  const isDone = answer.body.includes(`{"id":"${own.id}"}`);
  refused(cell, 'by GraphQL', isDone ? answer : { ...answer, status: 403 });
}

async function attackCreate(cell: Cell, file: string): Promise<void> {
  const { arena, standing, collection, field } = cell;
  const line = LINES[collection];
  const model = rowsOf(arena.world, collection).find(
    ({ tags }) => line && isAllowed(line, 'create', tags, standing.actor),
  );
  if (!model) return;
  const allowed = allowedFields(standing.actor, collection, 'create');
  const twin = Object.entries(twinOf(arena.world, model, standing.actor));
  const body = Object.fromEntries(twin.filter(([name]) => allowed.includes(name)));
  const path = pathOf(collection);
  const answer = await arena.client.send(standing.token, 'POST', path, { ...body, [field]: file });
  refused(cell, `be born with ${file}`, answer);
}

/** The name of the file, repeated in a refusal, tells nothing the asker did not say. */
function refused({ arena, standing, collection }: Cell, what: string, answer: Answer): void {
  checkRefused(arena, standing, `${collection} ${what}`, {
    ...answer,
    body: isOk(answer) ? answer.body : '',
  });
}
