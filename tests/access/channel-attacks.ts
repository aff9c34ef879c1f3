import { isStaff } from './actors.ts';
import {
  ALL_LINES,
  type Arena,
  allowedFields,
  checkEmpty,
  checkRefused,
  checkSilent,
  fail,
  rowsOf,
  type Standing,
} from './arena.ts';
import { type Answer, isOk } from './client.ts';
import { idOf, wordOf } from './markers.ts';
import { fieldsOf, linksOf } from './model.ts';

const plain = (collection: string) =>
  fieldsOf(collection).filter(
    ({ field, type }) =>
      type !== 'alias' && !linksOf(collection).some((link) => link.field === field),
  );

const MODEL = Object.keys(ALL_LINES).filter((name) => !name.startsWith('directus_'));

function ask({ client }: Arena, { token }: Standing, path: string, text: string): Promise<Answer> {
  return client.send(token, 'POST', path, { query: text });
}

const hasData = ({ body }: Answer) => {
  const { data } = JSON.parse(body) as { data?: Record<string, unknown> | null };
  return data !== undefined && data !== null && Object.values(data).some((value) => value !== null);
};

/** GraphQL: what is open shows only theirs; what is not does not exist, fields and rows alike. */
export async function attackGraphql(arena: Arena, standing: Standing): Promise<void> {
  const open = MODEL.filter((name) => allowedFields(standing.actor, name, 'read').length > 0);
  const parts = open.map((name) => {
    const allowed = allowedFields(standing.actor, name, 'read');
    const fields = plain(name).filter(({ field }) => allowed.includes(field));
    return `${name}(limit: -1) { ${fields.map(({ field }) => field).join(' ')} }`;
  });
  if (open.length > 0) {
    const answer = await ask(arena, standing, '/graphql', `{ ${parts.join(' ')} }`);
    if (!hasData(answer) && standing.readable.size > 1)
      fail(arena, standing, 'GraphQL', `is refused: ${answer.body.slice(0, 200)}`);
    checkSilent(arena, standing, 'GraphQL', answer);
  }
  for (const name of MODEL) {
    const allowed = allowedFields(standing.actor, name, 'read');
    const hidden = fieldsOf(name).find(({ field }) => !allowed.includes(field));
    if (!hidden) continue;
    const answer = await ask(
      arena,
      standing,
      '/graphql',
      `{ ${name}(limit: -1) { id ${hidden.field} } }`,
    );
    if (hasData(answer)) fail(arena, standing, `GraphQL ${name}.${hidden.field}`, 'answers');
    checkSilent(arena, standing, `GraphQL ${name}.${hidden.field}`, answer);
  }
  const foreign = rowsOf(arena.world, 'tasks').find(({ id }) => !standing.readable.has(id));
  const writes = [
    `update_tasks_item(id: "${foreign?.id}", data: { status: "done" }) { id }`,
    `delete_tasks_item(id: "${foreign?.id}") { id }`,
    `update_projects_batch(data: [{ id: "${idOf('projects C1')}", name: "x" }]) { id }`,
  ];
  if (standing.actor.role !== 'delivery') {
    for (const write of writes) {
      const answer = await ask(arena, standing, '/graphql', `mutation { ${write} }`);
      if (hasData(answer)) fail(arena, standing, `GraphQL ${write}`, 'was accepted');
      checkSilent(arena, standing, `GraphQL ${write}`, answer);
    }
  }
  for (const text of [
    '{ users(limit: -1) { id email first_name } }',
    '{ files(limit: -1) { id title } }',
    '{ roles { id name } }',
    '{ policies { id } }',
  ]) {
    checkSilent(
      arena,
      standing,
      `GraphQL ${text}`,
      await ask(arena, standing, '/graphql/system', text),
    );
  }
}

/** The bytes of a file follow the same rule as its record. */
export async function attackAssets(arena: Arena, standing: Standing): Promise<void> {
  for (const { id, key } of rowsOf(arena.world, 'directus_files')) {
    for (const suffix of ['', '?download', '?key=system-small-cover', '/name.txt']) {
      const answer = await arena.client.send(standing.token, 'GET', `/assets/${id}${suffix}`);
      const name = `${key} bytes${suffix}`;
      if (!standing.readable.has(id)) checkRefused(arena, standing, name, answer);
      else if (suffix === '' && !isOk(answer))
        fail(arena, standing, name, `are refused: ${answer.status}`);
      else checkSilent(arena, standing, name, answer);
    }
  }
}

/** What Directus keeps for itself, and to whom it may answer with rows. */
export const SYSTEM: Readonly<Record<string, 'nobody' | 'staff'>> = {
  access: 'nobody',
  activity: 'staff',
  collections: 'staff',
  comments: 'staff',
  dashboards: 'staff',
  deployment_projects: 'nobody',
  deployment_runs: 'nobody',
  deployments: 'nobody',
  extensions: 'nobody',
  fields: 'staff',
  flows: 'nobody',
  folders: 'staff',
  migrations: 'nobody',
  notifications: 'staff',
  operations: 'nobody',
  panels: 'staff',
  permissions: 'nobody',
  policies: 'nobody',
  presets: 'staff',
  relations: 'staff',
  revisions: 'nobody',
  roles: 'staff',
  sessions: 'nobody',
  settings: 'staff',
  shares: 'staff',
  translations: 'staff',
  versions: 'nobody',
  sync_id_map: 'nobody',
};

/** Directus' own collections: no row to outside people, nothing of others to staff. */
export async function attackSystem(arena: Arena, standing: Standing): Promise<void> {
  for (const [name, audience] of Object.entries(SYSTEM)) {
    for (const path of [
      `/${name}?limit=-1`,
      `/items/directus_${name}?limit=-1`,
      `/${name}?aggregate[count]=*`,
    ]) {
      const answer = await arena.client.send(standing.token, 'GET', path);
      const isOpen = audience === 'staff' && isStaff(standing.actor) && !path.startsWith('/items');
      if (isOpen) checkSilent(arena, standing, path, answer);
      else checkEmpty(arena, standing, path, isJson(answer) ? answer : { ...answer, status: 404 });
    }
    if (audience === 'nobody' || !isStaff(standing.actor)) {
      const answers = [
        await arena.client.send(standing.token, 'POST', `/${name}`, {
          name: 'x',
          key: 'x',
          language: 'fr-FR',
          value: 'x',
        }),
        await arena.client.send(standing.token, 'PATCH', `/${name}`, {
          keys: [idOf('x')],
          data: { name: 'x' },
        }),
        await arena.client.send(standing.token, 'DELETE', `/${name}`, [idOf('x')]),
      ];
      for (const answer of answers) checkRefused(arena, standing, `write /${name}`, answer);
    }
  }
}

const isJson = ({ body }: Answer) => body.startsWith('{');

/** Side doors of Directus towards a row out of reach. */
export async function attackSideDoors(arena: Arena, standing: Standing): Promise<void> {
  const foreign =
    arena.world.rows.find(
      ({ id, collection }) => collection === 'deals' && !standing.readable.has(id),
    ) ?? rowsOf(arena.world, 'invoices').find(({ id }) => !standing.readable.has(id));
  const target = foreign ?? rowsOf(arena.world, 'sync_runs')[0];
  if (!target) throw new Error('Nothing is out of reach.');
  const { collection, id: item } = target;
  const refused: [string, string, unknown?][] = [
    ['POST', '/comments', { collection, item, comment: 'x' }],
    ['POST', '/shares', { collection, item, name: 'x' }],
    ['POST', '/versions', { collection, item, key: 'x', name: 'x' }],
    ['POST', '/revisions', {}],
    ['POST', '/users/invite', { email: 'x@matrix.example.com', role: idOf('x') }],
    ['POST', '/users/register', { email: 'y@matrix.example.com', password: wordOf('y') }],
    ['POST', `/utils/import/${collection}`, {}],
    ['POST', '/schema/diff', {}],
    ['POST', '/utils/cache/clear', {}],
    ['PATCH', '/settings', { project_name: 'x' }],
    ['POST', '/permissions', { policy: null, collection: 'deals', action: 'read', fields: ['*'] }],
    ['POST', '/files/import', { url: 'http://127.0.0.1:1/', data: {} }],
    ['GET', '/schema/snapshot'],
    ['GET', `/revisions?filter[item][_eq]=${item}`],
  ];
  for (const [method, path, body] of refused) {
    const answer = await arena.client.send(standing.token, method, path, body);
    if (method === 'GET') checkEmpty(arena, standing, path, answer);
    else checkRefused(arena, standing, `${method} ${path}`, answer);
  }
  for (const path of [
    '/server/info',
    '/server/specs/oas',
    '/server/specs/graphql',
    `/activity?filter[item][_eq]=${item}`,
    '/permissions/me',
    '/policies/me/globals',
    '/collections',
    '/fields',
    '/platform/auth/sessions',
  ]) {
    checkSilent(arena, standing, path, await arena.client.send(standing.token, 'GET', path));
  }
  await attackExport(arena, standing, collection);
}

/** An export is written as the asker; whoever may not keep files gets none at all. */
async function attackExport(arena: Arena, standing: Standing, collection: string): Promise<void> {
  const body = {
    collection,
    format: 'json',
    query: { limit: -1 },
    file: { title: `export of ${standing.actor.key}` },
  };
  const answer = await arena.client.send(
    standing.token,
    'POST',
    `/utils/export/${collection}`,
    body,
  );
  checkSilent(arena, standing, 'export to a file', answer);
}

/** Every file written during the run, read as the administrator: none may hold what its author may not see. */
export async function checkExports(arena: Arena, standings: readonly Standing[]): Promise<void> {
  const { client, world } = arena;
  const list = await client.send(
    world.admin,
    'GET',
    '/files?limit=-1&fields=id,title&filter[title][_starts_with]=export of',
  );
  for (const { id, title } of (JSON.parse(list.body) as { data: { id: string; title: string }[] })
    .data) {
    const standing = standings.find(({ actor }) => title.endsWith(` ${actor.key}`));
    if (standing)
      checkSilent(
        arena,
        standing,
        'exported file',
        await client.send(world.admin, 'GET', `/assets/${id}`),
      );
  }
}
