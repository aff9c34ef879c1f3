import { mailFacts } from '@ia/core/records/server-owned';
import type pg from 'pg';
import { selfWritten } from '../../packages/schema/src/audit.ts';
import { ROLE_IDS } from '../../snapshots/access/ids.ts';
import { insertRow } from '../crm/world.ts';
import { openSession } from '../harness/session-token.ts';
import { PASSWORD } from '../harness/settings.ts';
import { ACTORS, mailOf, userId } from './actors.ts';
import { type Answer, type Client, dataOf, isOk } from './client.ts';
import { fillRow } from './fill-row.ts';
import { idOf, wordOf } from './markers.ts';
import { plantAdminWork } from './plant-admin-work.ts';
import { ROWS, type Row, type Tags } from './world.ts';

export type PlantedRow = Row & { readonly secrets: readonly string[] };
export type World = {
  readonly rows: readonly PlantedRow[];
  readonly tokens: ReadonlyMap<string, string | null>;
  readonly admin: string;
  /** Words of what only the administrator made: comments, boards, shares, presets. */
  readonly adminSecrets: readonly string[];
  /** People without a role, for teams to be made of. */
  readonly spares: string[];
  /** Rows made during the attacks: each needs a key of its own. */
  readonly twins: { count: number };
  /** What tells an actor nothing new: their own identifier. */
  readonly ownIds: ReadonlyMap<string, string>;
};

async function must(promise: Promise<Answer>, what: string): Promise<Answer> {
  const answer = await promise;
  if (!isOk(answer))
    throw new Error(
      `The matrix could not plant ${what}: ${answer.status} ${answer.body.slice(0, 500)}`,
    );
  return answer;
}

async function plantUsers(client: Client, admin: string): Promise<PlantedRow[]> {
  const people = ACTORS.flatMap((actor) =>
    actor.role === 'public' ? [] : [{ ...actor, role: actor.role }],
  );
  const rows = people.map(({ key, role }) => ({
    key: `user ${key}`,
    collection: 'directus_users',
    id: userId(key),
    tags: { person: key },
    data: {
      id: userId(key),
      email: mailOf(key),
      password: PASSWORD,
      role: ROLE_IDS[role],
      first_name: wordOf(`first ${key}`),
      last_name: wordOf(`last ${key}`),
      title: wordOf(`title ${key}`),
    },
    secrets: [wordOf(`first ${key}`), wordOf(`last ${key}`), wordOf(`title ${key}`)],
  }));
  await must(
    client.send(
      admin,
      'POST',
      '/users',
      rows.map(({ data }) => data),
    ),
    'its users',
  );
  return rows;
}

async function plantSpares(client: Client, admin: string): Promise<string[]> {
  const people = Array.from({ length: 80 }, (_, rank) => ({
    id: idOf(`spare ${rank}`),
    email: `spare${rank}@matrix.example.com`,
    status: 'active',
  }));
  await must(client.send(admin, 'POST', '/users', people), 'its spare people');
  return people.map(({ id }) => id);
}

/** Parents first: a row names only rows of the collections before its own. */
const ORDER = [
  'accounts contacts contact_emails consents historical_pages leads offers deals activities vendors vendor_rates projects',
  'milestones missions tasks deliverables workflows invoices invoice_lines payments',
].flatMap((names) => names.split(' '));

/** Nobody is seated without a membership; this seat outlives its own. */
const ENDED_MEMBERSHIP = {
  id: idOf('ended membership'),
  account: idOf('accounts A'),
  user: userId('formerMember'),
  level: 'member',
};

/** What sending and arrival alone record: no write through the API does. */
async function tellOfMail(database: pg.Pool, id: string, data: object): Promise<void> {
  const facts = mailFacts.filter((fact) => fact in data).join(', ');
  if (facts === '') return;
  await database.query(
    `UPDATE activities SET (${facts}) = (
       SELECT ${facts} FROM json_populate_record(NULL::activities, $2)) WHERE id = $1`,
    [id, JSON.stringify(data)],
  );
}

async function plantRows(client: Client, admin: string, database: pg.Pool): Promise<PlantedRow[]> {
  const rows = ROWS.map((row) => ({
    ...row,
    ...(row.isReference ? { data: {}, secrets: [] } : fillRow(row)),
  }));
  for (const collection of new Set([...ORDER, ...rows.map((row) => row.collection)])) {
    const batch = rows.filter((row) => row.collection === collection && !row.isReference);
    const data = batch.map(({ data: { ...row } }) => {
      for (const fact of mailFacts) delete row[fact];
      return row;
    });
    if (collection === 'account_members') data.push(ENDED_MEMBERSHIP);
    // Nobody writes a log through the API, the administrator neither.
    if (selfWritten.some((log) => log === collection))
      for (const line of data) await insertRow(database, collection, line);
    else if (data.length > 0)
      await must(client.send(admin, 'POST', `/items/${collection}`, data), collection);
  }
  for (const { collection, id, data } of rows)
    if (collection === 'activities') await tellOfMail(database, id, data);
  const ended = `/items/account_members/${ENDED_MEMBERSHIP.id}`;
  await must(client.send(admin, 'DELETE', ended), 'the end of a membership');
  return rows;
}

type FileSpec = {
  readonly key: string;
  readonly tags: Tags;
  readonly fields: Readonly<Record<string, string>>;
};

const inProject = (project: string) => ({
  account: idOf(`accounts ${project[0]}`),
  project: idOf(`projects ${project}`),
});

const FILES: readonly FileSpec[] = [
  ...['A1', 'A2', 'B1', 'C1'].flatMap((project) =>
    (['client', 'internal'] as const).map((visibility) => ({
      key: `${project} ${visibility}`,
      tags: { tenant: project[0], project, visibility } as Tags,
      fields: { ...inProject(project), visibility },
    })),
  ),
  ...(['A', 'B'] as const).flatMap((tenant) =>
    (['client', 'internal'] as const).map((visibility) => ({
      key: `${tenant} ${visibility}`,
      tags: { tenant, visibility } as Tags,
      fields: { account: idOf(`accounts ${tenant}`), visibility },
    })),
  ),
  ...(
    [
      ['A1 V1', 'A1', 'V1', true],
      ['A2 V1', 'A2', 'V1', false],
      ['B1 V2', 'B1', 'V2', true],
    ] as const
  ).flatMap(([mission, project, vendor, runs]) =>
    (['vendor', 'internal'] as const).map((visibility) => ({
      key: `${visibility} of mission ${mission}`,
      tags: {
        tenant: project[0],
        project,
        vendor,
        visibility,
        ...(runs ? { running: vendor } : {}),
      } as Tags,
      fields: { ...inProject(project), mission: idOf(`missions ${mission}`), visibility },
    })),
  ),
  // What came with a mail: sales1 is behind A, sales2 behind B.
  ...(
    [
      ['A', 'shared', 'team'],
      ['A', 'private', 'sales1'],
      ['B', 'private', 'sales2'],
    ] as const
  ).map(([tenant, readers, received]) => ({
    key: `received ${tenant} ${readers}`,
    tags: { received, visibility: 'internal' } as const,
    fields: { activity: idOf(`activities ${tenant} ${readers}`), visibility: 'internal' },
  })),
  { key: 'of nobody', tags: { visibility: 'internal' }, fields: { visibility: 'internal' } },
];

/** What a seller keeps for themselves: an import, an export, the file of a private note. */
const OWN_FILES: readonly (FileSpec & { readonly by: string })[] = (
  ['sales1', 'sales2'] as const
).map((by) => ({
  key: `of ${by}`,
  by,
  tags: { owner: by, visibility: 'internal' },
  fields: { visibility: 'internal' },
}));

async function plantFile(
  client: Client,
  admin: string,
  { key, tags, fields }: FileSpec,
): Promise<PlantedRow> {
  const word = wordOf(`file ${key}`);
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, title: word, description: word }))
    form.append(name, value);
  form.append('file', new Blob([`content ${word}`], { type: 'text/plain' }), `${word}.txt`);
  const answer = await must(client.send(admin, 'POST', '/files', form), `the file ${key}`);
  const { id } = dataOf<{ id: string }>(answer);
  return {
    key: `file ${key}`,
    collection: 'directus_files',
    id,
    tags,
    data: fields,
    secrets: [word],
  };
}

export async function signInAll(client: Client): Promise<Map<string, string | null>> {
  const tokens = new Map<string, string | null>();
  for (const { key, role } of ACTORS) {
    if (role === 'public') tokens.set(key, null);
    else {
      tokens.set(key, await openSession(client.url, mailOf(key), PASSWORD));
    }
  }
  return tokens;
}

/** Lines the database writes by itself: taken as they are found. */
async function findWritten(client: Client, admin: string): Promise<PlantedRow[]> {
  const deals = ROWS.filter(({ collection }) => collection === 'deals');
  const answer = await must(
    client.send(admin, 'GET', '/items/deal_stage_changes?limit=-1&fields=id,deal'),
    'the stage history',
  );
  return dataOf<{ id: string; deal: string }[]>(answer).flatMap(({ id, deal }) => {
    const of = deals.find((row) => row.id === deal);
    return of
      ? [
          {
            key: `history of ${of.key}`,
            collection: 'deal_stage_changes',
            id,
            tags: of.tags,
            data: { deal },
            secrets: [],
          },
        ]
      : [];
  });
}

/** Writes the whole world as the administrator, then signs everybody in. */
export async function buildWorld(client: Client, admin: string, database: pg.Pool): Promise<World> {
  const users = await plantUsers(client, admin);
  const rows = await plantRows(client, admin, database);
  const files: PlantedRow[] = [];
  for (const file of FILES) files.push(await plantFile(client, admin, file));
  const tokens = await signInAll(client);
  for (const { by, ...file } of OWN_FILES)
    files.push(await plantFile(client, tokens.get(by) ?? '', file));
  const found = await findWritten(client, admin);
  return {
    rows: [...users, ...rows, ...found, ...files],
    tokens,
    admin,
    adminSecrets: await plantAdminWork(client, admin),
    twins: { count: 0 },
    spares: await plantSpares(client, admin),
    ownIds: new Map(ACTORS.map(({ key }) => [key, userId(key)])),
  };
}
