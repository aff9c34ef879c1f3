import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROLE_IDS } from '../../snapshots/access/ids.ts';
import { onBareDatabase } from '../crm/bare-database.ts';
import { insertAccount, insertRow } from '../crm/world.ts';

let database: pg.Client;
onBareDatabase(({ client }) => {
  database = client;
});

describe('a subcontractor hands in deliverables', () => {
  let project: string;
  let user: string;
  let mission: string;
  let foreign: string;

  beforeAll(async () => {
    const account = await insertAccount(database);
    project = await insertRow(database, 'projects', { name: 'Relances', account });
    const email = `garance.${randomUUID().slice(0, 8)}@example.com`;
    user = await insertRow(database, 'directus_users', { email, role: ROLE_IDS.vendor });
    const vendor = await insertRow(database, 'vendors', { name: 'Studio Garance' });
    const rival = await insertRow(database, 'vendors', { name: 'Atelier Rival' });
    await insertRow(database, 'vendor_members', { vendor, user });
    const dates = {
      starts_on: '2026-01-01',
      ends_on: '2030-01-01',
      daily_rate: 1,
      name: 'Renfort',
    };
    mission = await insertRow(database, 'missions', {
      ...dates,
      project,
      vendor,
      status: 'active',
    });
    foreign = await insertRow(database, 'missions', {
      ...dates,
      project,
      vendor: rival,
      status: 'active',
    });
  });

  const handIn = (row: object) =>
    insertRow(database, 'deliverables', { name: 'Maquette', project, user_created: user, ...row });

  test('on a running mission of their own, which gives it its subcontractor', async () => {
    const id = await handIn({ mission });
    const { rows } = await database.query(
      `SELECT d.vendor = m.vendor AS same FROM deliverables d JOIN missions m ON m.id = d.mission
       WHERE d.id = $1`,
      [id],
    );
    expect(rows).toEqual([{ same: true }]);
  });

  test('not on a colleague’s, nor on none', async () => {
    await expect(handIn({ mission: foreign })).rejects.toThrow('MISSION_NOT_ACTIVE');
    await expect(handIn({})).rejects.toThrow('MISSION_NOT_ACTIVE');
  });

  test('not once it is over, while staff still may', async () => {
    const id = await handIn({ mission });
    await database.query(`UPDATE missions SET status = 'completed' WHERE id = $1`, [mission]);
    await expect(handIn({ mission })).rejects.toThrow('MISSION_NOT_ACTIVE');
    const byVendor = database.query(
      `UPDATE deliverables SET name = 'Autre', user_updated = $1, date_updated = now() WHERE id = $2`,
      [user, id],
    );
    await expect(byVendor).rejects.toThrow('MISSION_NOT_ACTIVE');
    await database.query(`UPDATE deliverables SET name = 'Maquette finale' WHERE id = $1`, [id]);
  });
});
