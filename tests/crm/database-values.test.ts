import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { mendOverseas } from '../../migrations/lib/overseas-phones.mjs';
import { mendProofs } from '../../migrations/lib/private-mail-proofs.mjs';
import { ROOT } from '../../scripts/lib/paths.ts';
import { onBareDatabase } from './bare-database.ts';
import { insertRow } from './world.ts';

let database: pg.Client;
onBareDatabase(({ client }) => {
  database = client;
});

type FieldFile = {
  readonly collection: string;
  readonly field: string;
  readonly type: string;
  readonly meta: {
    readonly options: {
      readonly choices?: { value: string }[];
      readonly allowOther?: boolean;
    } | null;
  };
};

/** Every field of the model, as it is kept in the repository. */
function fieldsOfModel(): FieldFile[] {
  const root = join(ROOT, 'snapshots/snapshot/fields');
  return readdirSync(root).flatMap((collection) =>
    readdirSync(join(root, collection)).map((file) =>
      JSON.parse(readFileSync(join(root, collection, file), 'utf8')),
    ),
  );
}

async function checksOf(table: string, column: string): Promise<string[]> {
  const { rows } = await database.query(
    `SELECT pg_get_constraintdef(c.oid) AS definition FROM pg_constraint c
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
     WHERE c.contype = 'c' AND cardinality(c.conkey) = 1 AND c.conrelid = $1::regclass AND a.attname = $2`,
    [`public.${table}`, column],
  );
  return rows.map(({ definition }) => definition);
}

describe('the database knows the values of the model', () => {
  const choices = fieldsOfModel().filter(
    // Hours are offered by the half; any other may be typed.
    ({ type, meta }) =>
      type === 'string' && meta.options?.choices && meta.options.allowOther !== true,
  );
  test.each(choices.map((field) => [`${field.collection}.${field.field}`, field] as const))(
    '%s takes its choices and no other',
    async (_name, { collection, field, meta }) => {
      const definitions = (await checksOf(collection, field)).join(' ');
      const accepted = [...definitions.matchAll(/'([a-zA-Z0-9_]+)'/g)].map(([, value]) => value);
      const offered = (meta.options?.choices ?? []).map(({ value }) => value);
      expect([...new Set(accepted)].sort()).toEqual(offered.sort());
    },
  );

  test('every amount is between 0 and 10^12 cents', async () => {
    const amounts = fieldsOfModel().filter(({ type }) => type === 'bigInteger');
    expect(amounts.length).toBeGreaterThan(10);
    for (const { collection, field } of amounts) {
      const [definition] = await checksOf(collection, field);
      expect(definition, `${collection}.${field}`).toMatch(/>= 0.*<= '?1000000000000'?/s);
    }
  });
});

test('numbers of overseas stored with the code of the mainland are given theirs, with a line each', async () => {
  const stored = ['+33692123456', '+33690123456', '+33594301234', '+33696123456', '+33508411234'];
  const kept = ['+33612345678', '+262692123456', '0692123456', 'le soir'];
  const ids = new Map<string, string>();
  for (const phone of [...stored, ...kept])
    ids.set(phone, await insertRow(database, 'leads', { last_name: 'Tel', phone }));
  for (let times = 0; times < 2; times += 1) await database.query(mendOverseas('leads'));
  const { rows } = await database.query('SELECT id, phone FROM leads WHERE id = ANY($1)', [
    [...ids.values()],
  ]);
  const now = (phone: string) => rows.find(({ id }) => id === ids.get(phone))?.phone;
  expect(stored.map(now)).toEqual([
    ...['+262692123456', '+590690123456', '+594594301234', '+596696123456', '+508411234'],
  ]);
  expect(kept.map(now)).toEqual(kept);
  const lines = await database.query(
    `SELECT data ->> 'from' AS was FROM audit_log WHERE action = 'leads.phone_mended' ORDER BY was`,
  );
  expect(lines.rows.map(({ was }) => was)).toEqual([...stored].sort());
});

test('the proof of a refusal in a private mail names its day, not the mail', async () => {
  const lead = await insertRow(database, 'leads', { last_name: 'Preuve' });
  const proofs = ['E-mail privé mail:<a.1@client.example.com>', 'E-mail : plus de mails, merci'];
  for (const proof of proofs)
    await insertRow(database, 'consents', {
      ...{ lead, channel: 'email', status: 'withdrawn', source: 'reply', proof },
      occurred_at: '2026-08-31T22:30:00Z',
    });
  for (const statement of mendProofs) await database.query(statement);
  const { rows } = await database.query(
    'SELECT proof FROM consents WHERE lead = $1 ORDER BY proof',
    [lead],
  );
  expect(rows.map(({ proof }) => proof).toSorted()).toEqual([
    'E-mail : plus de mails, merci',
    'E-mail privé du 1 septembre 2026',
  ]);
  await expect(database.query('UPDATE consents SET proof = NULL')).rejects.toThrow('APPEND_ONLY');
});
