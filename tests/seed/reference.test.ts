import { stageKeys, stageType } from '@ia/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '../../seed/reference.ts';
import { openSeededDatabase, type SeededDatabase } from './with-seeded-database.ts';

let database: SeededDatabase;

beforeAll(async () => {
  database = await openSeededDatabase('reference');
});

afterAll(async () => {
  await database.stop();
});

describe('the reference data of an installation', () => {
  it('has the seven stages the rules hang on, in order', async () => {
    const stages = await database.rows<{ key: string; type: string; label: string }>(
      'SELECT key, type, label FROM deal_stages ORDER BY sort',
    );
    expect(stages.map(({ key }) => key)).toEqual([...stageKeys]);
    expect(stages.map(({ type }) => type)).toEqual(stageKeys.map(stageType));
    expect(stages.map(({ label }) => label)).toEqual([
      'Prospect',
      'RDV',
      'Proposition',
      'Audit',
      'Négociation',
      'Gagné',
      'Perdu',
    ]);
  });

  it('keeps the reason of history apart from those people choose', async () => {
    const reasons = await database.rows<{ key: string; is_active: boolean; needs_note: boolean }>(
      'SELECT key, is_active, needs_note FROM loss_reasons',
    );
    expect(reasons.filter(({ is_active }) => !is_active).map(({ key }) => key)).toEqual([
      'unknown',
    ]);
    expect(reasons.filter(({ needs_note }) => needs_note).map(({ key }) => key)).toEqual(['other']);
  });

  it('writes nothing when it is loaded again', async () => {
    expect(await seedReference(database.client)).toBe(0);
  });

  it('leaves the wording people changed and brings back what is missing', async () => {
    await database.rows(
      "UPDATE deal_stages SET label = 'Rendez-vous', probability = 30 WHERE key = 'meeting'",
    );
    await database.rows("DELETE FROM loss_reasons WHERE key = 'timing'");
    expect(await seedReference(database.client)).toBe(1);
    const [meeting] = await database.rows(
      "SELECT label, probability FROM deal_stages WHERE key = 'meeting'",
    );
    expect(meeting).toEqual({ label: 'Rendez-vous', probability: 30 });
  });

  it('loads no demo user and no demo data', async () => {
    const [counts] = await database.rows(
      `SELECT (SELECT count(*)::int FROM accounts) AS accounts, (SELECT count(*)::int FROM deals) AS deals,
              (SELECT count(*)::int FROM directus_users u JOIN directus_roles r ON r.id = u.role
               WHERE r.name <> 'admin') AS users`,
    );
    expect(counts).toEqual({ accounts: 0, deals: 0, users: 0 });
  });
});

describe('an import mapping of the release', () => {
  it('follows the release until somebody edits it', async () => {
    const [mapping] = await database.rows<{ key: string }>(
      'SELECT key FROM sync_mappings ORDER BY key LIMIT 1',
    );
    expect(mapping).toBeDefined();
    await database.rows("UPDATE sync_mappings SET name = 'ancien' WHERE key = $1", [mapping?.key]);
    expect(await seedReference(database.client)).toBe(1);
    await database.rows(
      `UPDATE sync_mappings SET name = 'le nôtre', user_updated = (SELECT id FROM directus_users LIMIT 1)
       WHERE key = $1`,
      [mapping?.key],
    );
    expect(await seedReference(database.client)).toBe(0);
  });
});
