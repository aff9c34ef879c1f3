import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';
import { call, createPerson, idOf, PASSWORD, poll, refusalOf, signInAdmin } from './people.ts';

let platform: Platform;
let admin: string;

beforeAll(async () => {
  platform = await startPlatform();
  admin = await signInAdmin(platform);
});
afterAll(() => platform?.stop());

type Line = {
  id: string;
  action: string;
  actor: string | null;
  actor_label: string;
  subject_id: string;
  data: object;
};

function lines(action: string, subject?: string): Promise<Line[]> {
  return poll<Line>(
    platform,
    {
      text: 'select * from audit_log where action = $1 and ($2::text is null or subject_id = $2) order by occurred_at',
      values: [action, subject ?? null],
    },
    (rows) => rows.length > 0,
  );
}

describe('the audit log', () => {
  it('cannot be changed, emptied or cut, whatever the way', async () => {
    const [line] = await lines('login.succeeded');
    const id = line?.id ?? '';
    for (const sql of [
      `update audit_log set action = 'nothing' where id = '${id}'`,
      `update audit_log set actor = null where id = '${id}'`,
      `delete from audit_log where id = '${id}'`,
      'truncate audit_log',
      `set session_replication_role = replica; delete from audit_log where id = '${id}'`,
    ]) {
      const client = await platform.database.connect();
      await expect(client.query(sql), sql).rejects.toThrow('APPEND_ONLY');
      client.release(true);
    }
    const patch = await call(platform.url, `/items/audit_log/${id}`, {
      token: admin,
      method: 'PATCH',
      body: { action: 'x' },
    });
    expect(patch.status).toBe(409);
    expect(refusalOf(patch)).toMatchObject({ code: 'APPEND_ONLY' });
    const remove = await call(platform.url, `/items/audit_log/${id}`, {
      token: admin,
      method: 'DELETE',
    });
    expect(remove.status).toBe(409);
  });

  it('keeps the name of an author who is deleted', async () => {
    const person = await createPerson(platform, admin, 'client_admin', {
      first_name: 'Inès',
      last_name: 'Roche',
    });
    await signIn(platform.url, person.email);
    await lines('login.succeeded', person.id);
    expect(
      (await call(platform.url, `/users/${person.id}`, { token: admin, method: 'DELETE' })).status,
    ).toBe(204);
    const [line] = await lines('login.succeeded', person.id);
    expect(line?.actor).toBeNull();
    expect(line?.actor_label).toBe(`Inès Roche <${person.email}>`);
  });

  it('tells who signed in, who failed to, and who signed out', async () => {
    const person = await createPerson(platform, admin, 'vendor');
    await call(platform.url, '/auth/login', {
      body: { email: person.email, password: 'pas le bon mot de passe' },
    });
    const [failed] = await lines('login.failed', person.id);
    expect(failed).toMatchObject({ actor: null, actor_label: person.email });
    const login = await fetch(`${platform.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: person.email, password: PASSWORD, mode: 'session' }),
    });
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    await call(platform.url, '/auth/logout', { body: { mode: 'session' }, headers: { cookie } });
    const [out] = await lines('logout');
    expect(out?.actor).toBe(person.id);
  });

  it('tells of changed people, memberships and deleted rows, never their values', async () => {
    const person = await createPerson(platform, admin, 'client_admin');
    await call(platform.url, `/users/${person.id}`, {
      token: admin,
      method: 'PATCH',
      body: { password: 'une autre phrase de passe' },
    });
    const [update] = await lines('users.updated', person.id);
    expect(update?.data).toEqual({ fields: ['password'] });
    expect(update?.actor_label).toContain(ADMIN_EMAIL);

    const account = idOf(
      (
        await call(platform.url, '/items/accounts', {
          token: admin,
          body: { name: 'Verrerie Noailles' },
        })
      ).body,
    );
    const member = idOf(
      (
        await call(platform.url, '/items/account_members', {
          token: admin,
          body: { account, user: person.id, level: 'admin' },
        })
      ).body,
    );
    const [opened] = await lines('account_members.created', member);
    expect(opened?.data).toMatchObject({ user: person.id, account, level: 'admin' });

    await call(platform.url, `/items/account_members/${member}`, {
      token: admin,
      method: 'DELETE',
    });
    expect(await lines('account_members.deleted', member)).toHaveLength(1);
  });

  it('tells of exports', async () => {
    await call(platform.url, '/items/accounts?export=csv', { token: admin });
    const [line] = await lines('data.exported');
    expect(line).toHaveProperty('subject_collection', 'accounts');
  });
});
