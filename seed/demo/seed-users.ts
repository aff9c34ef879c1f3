import argon2 from 'argon2';
import type { Client } from 'pg';
import { ROLE_IDS } from '../../snapshots/access/ids.ts';
import { insertMissingRows } from '../lib/insert-rows.ts';
import { demoId } from './context.ts';
import { type PersonKey, people } from './people.ts';

const keys = Object.keys(people).filter((key): key is PersonKey => key in people);

/**
 * The people of the demo, able to sign in with the demo password even after it was changed in the
 * environment. @returns their ids by key
 */
export async function seedDemoUsers(
  client: Client,
  password: string,
): Promise<Record<PersonKey, string>> {
  const hash = await argon2.hash(password);
  await insertMissingRows(
    client,
    'directus_users',
    keys.map((key) => userRow(key, hash)),
  );
  await nameFirstAdministrator(client);
  const emails = keys.map((key) => people[key].email);
  const { rows } = await client.query<{ id: string; email: string; password: string }>(
    'SELECT id, email, password FROM directus_users WHERE email = ANY($1)',
    [emails],
  );
  await refreshPasswords(client, { rows, password, hash });
  return idsByKey(rows);
}

function userRow(key: PersonKey, hash: string) {
  const { role, ...person } = people[key];
  const isStaff = role === 'sales' || role === 'delivery' || role === 'finance';
  return {
    id: demoId('user', key),
    ...person,
    role: ROLE_IDS[role],
    password: hash,
    language: 'fr-FR',
    status: 'active',
    provider: 'default',
    last_page: isStaff ? '/home' : null,
  };
}

/** Directus calls its first administrator "Admin User": the demo gives it a person's name. */
async function nameFirstAdministrator(client: Client) {
  await client.query(
    `UPDATE directus_users SET first_name = 'Hélène', last_name = 'Vasseur', title = 'Directrice',
            language = coalesce(language, 'fr-FR'), last_page = coalesce(last_page, '/home')
     WHERE first_name = 'Admin' AND last_name = 'User'`,
  );
}

async function refreshPasswords(
  client: Client,
  input: {
    readonly rows: readonly { id: string; password: string }[];
    readonly password: string;
    readonly hash: string;
  },
) {
  const known = new Map<string, boolean>();
  for (const row of input.rows) {
    const isCurrent =
      known.get(row.password) ?? (await argon2.verify(row.password, input.password));
    known.set(row.password, isCurrent);
    if (isCurrent) continue;
    await client.query('UPDATE directus_users SET password = $1 WHERE id = $2', [
      input.hash,
      row.id,
    ]);
  }
}

function idsByKey(rows: readonly { id: string; email: string }[]): Record<PersonKey, string> {
  const idOf = (key: PersonKey) => {
    const row = rows.find(({ email }) => email === people[key].email);
    if (!row) throw new Error(`Demo user ${people[key].email} is missing`);
    return row.id;
  };
  return {
    sales: idOf('sales'),
    salesJunior: idOf('salesJunior'),
    delivery: idOf('delivery'),
    engineer: idOf('engineer'),
    finance: idOf('finance'),
    clientAdmin: idOf('clientAdmin'),
    clientMember: idOf('clientMember'),
    clientOther: idOf('clientOther'),
    vendor: idOf('vendor'),
    vendorOther: idOf('vendorOther'),
  };
}
