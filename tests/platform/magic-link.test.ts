import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';
import { call, createPerson, type Person, poll, refusalOf, signInAdmin } from './people.ts';

let platform: Platform;
let admin: string;

beforeAll(async () => {
  platform = await startPlatform({ jobs: 'all' });
  admin = await signInAdmin(platform);
});
afterAll(() => platform?.stop());

type Mail = { id: string; status: string; html: string | null; subject: string | null };

async function ask(email: string, body: object = {}): Promise<number> {
  return (await call(platform.url, '/platform/auth/link', { body: { email, ...body } })).status;
}

/** The mail that answers the newest request of an address, once its job has run. */
async function settledMail(email: string): Promise<Mail> {
  const [mail] = await poll<Mail>(
    platform,
    {
      text: `select id, status, html, subject from platform.mails where recipient = $1 order by created_at desc limit 1`,
      values: [email],
    },
    (rows) => rows[0] !== undefined && !['queued', 'sending'].includes(rows[0].status),
  );
  if (!mail) throw new Error('no mail');
  return mail;
}

function tokenOf(mail: Mail): string {
  const token = mail.html?.match(/\/connexion\/([A-Za-z0-9_-]{43})/)?.[1];
  if (!token) throw new Error(`No link in ${mail.html}`);
  return token;
}

async function linkFor(person: Person): Promise<string> {
  await forgetRequests();
  expect(await ask(person.email)).toBe(204);
  return tokenOf(await settledMail(person.email));
}

/** The tests come from one address: its limit must not decide what they prove. */
async function forgetRequests(): Promise<void> {
  await platform.database.query('delete from platform.link_requests');
}

async function consume(token: string) {
  const response = await fetch(`${platform.url}/platform/auth/link/consume`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const cookie = response.headers.get('set-cookie') ?? '';
  return {
    status: response.status,
    text: await response.text(),
    cookie,
    session: cookie.match(/directus_session_token=([^;]+)/)?.[1] ?? '',
  };
}

async function me(session: string): Promise<number> {
  return (await call(platform.url, '/users/me?fields=id', { token: session })).status;
}

async function sessionsOf(person: Person): Promise<number> {
  const { rows } = await platform.database.query(
    'select 1 from directus_sessions where "user" = $1',
    [person.id],
  );
  return rows.length;
}

describe('a client or vendor signs in by the link of a mail', () => {
  it.each(['client_admin', 'client_member', 'vendor'])(
    'opens the session of a %s, once',
    async (role) => {
      const person = await createPerson(platform, admin, role);
      const token = await linkFor(person);
      const first = await consume(token);
      expect(first.status).toBe(204);
      expect(first.cookie).toMatch(/HttpOnly/i);
      expect(first.cookie).toMatch(/SameSite=Lax/i);
      expect(await me(first.session)).toBe(200);
      const again = await consume(token);
      expect(again.status).toBe(401);
      expect(JSON.parse(again.text).errors[0].extensions.code).toBe('LINK_INVALID');
      expect(await sessionsOf(person)).toBe(1);
    },
  );

  it('keeps only the hash of the link', async () => {
    const person = await createPerson(platform, admin, 'vendor');
    const token = await linkFor(person);
    const { rows } = await platform.database.query(
      'select token_hash from platform.magic_links where "user" = $1',
      [person.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].token_hash.equals(createHash('sha256').update(token).digest())).toBe(true);
  });

  it('writes the mail in the language of the request', async () => {
    const person = await createPerson(platform, admin, 'client_admin');
    await ask(person.email, { locale: 'en' });
    expect((await settledMail(person.email)).subject).toBe('Your sign-in link');
    await ask(person.email, { locale: 'fr' });
    await poll<Mail>(
      platform,
      {
        text: `select subject as id from platform.mails where recipient = $1 and subject = 'Votre lien de connexion'`,
        values: [person.email],
      },
      (rows) => rows.length === 1,
    );
  });

  it('gives one session to twenty who use the link at the same moment', async () => {
    const person = await createPerson(platform, admin, 'client_admin');
    const token = await linkFor(person);
    const answers = await Promise.all(Array.from({ length: 20 }, () => consume(token)));
    expect(answers.filter((answer) => answer.status === 204)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(19);
    expect(await sessionsOf(person)).toBe(1);
  });

  it('refuses a link older than fifteen minutes', async () => {
    const person = await createPerson(platform, admin, 'client_admin');
    const token = await linkFor(person);
    const { rows } = await platform.database.query(
      `select extract(epoch from l.expires_at - m.created_at) as ttl from platform.magic_links l
       join platform.mails m on m.id = l.mail where l."user" = $1`,
      [person.id],
    );
    expect(Number(rows[0].ttl)).toBeLessThanOrEqual(15 * 60);
    await platform.database.query(
      `update platform.magic_links set expires_at = now() - interval '1 second' where "user" = $1`,
      [person.id],
    );
    expect((await consume(token)).status).toBe(401);
    expect(await sessionsOf(person)).toBe(0);
  });

  it('refuses a made-up link and one that is not even a link', async () => {
    expect((await consume(randomBytes(32).toString('base64url'))).status).toBe(401);
    expect((await consume(`' or 1=1 --`)).status).toBe(401);
    expect(
      (await call(platform.url, '/platform/auth/link/consume', { body: { token: { $ne: null } } }))
        .status,
    ).toBe(401);
  });

  it('is not used up by looking at it', async () => {
    const person = await createPerson(platform, admin, 'client_admin');
    const token = await linkFor(person);
    expect((await call(platform.url, `/platform/auth/link/consume?token=${token}`)).status).toBe(
      404,
    );
    expect((await consume(token)).status).toBe(204);
  });
});

describe('nobody else gets a link', () => {
  it.each(['sales', 'delivery', 'finance'])('sends none to %s', async (role) => {
    const person = await createPerson(platform, admin, role);
    await forgetRequests();
    await ask(person.email);
    expect((await settledMail(person.email)).status).toBe('skipped');
  });

  it('sends none to the administrator, whose address gets the same answer', async () => {
    await forgetRequests();
    expect(await ask(ADMIN_EMAIL)).toBe(204);
    expect((await settledMail(ADMIN_EMAIL)).status).toBe('skipped');
  });

  it('sends none to a client whose own policy makes an administrator', async () => {
    const person = await createPerson(platform, admin, 'client_admin');
    await platform.database.query(
      `insert into directus_access (id, "user", policy)
       select gen_random_uuid(), $1, id from directus_policies where admin_access limit 1`,
      [person.id],
    );
    await forgetRequests();
    await ask(person.email);
    expect((await settledMail(person.email)).status).toBe('skipped');
  });

  it.each([
    ['a person with a second factor', { tfa_secret: 'KVKFKRCPNZQUYMLXOVYDSQKJKZDTSRLD' }],
    ['a suspended person', { status: 'suspended' }],
  ])('sends none to %s, and stops a link already sent', async (_who, change) => {
    const person = await createPerson(platform, admin, 'client_admin');
    const token = await linkFor(person);
    const [[column, value] = ['', '']] = Object.entries(change);
    await platform.database.query(`update directus_users set ${column} = $2 where id = $1`, [
      person.id,
      value,
    ]);
    expect((await consume(token)).status).toBe(401);
    expect(await sessionsOf(person)).toBe(0);
    await ask(person.email);
    expect((await settledMail(person.email)).status).toBe('skipped');
  });
});

describe('asking for links', () => {
  it('notes five requests for one address in a quarter of an hour, and answers the same after', async () => {
    const person = await createPerson(platform, admin, 'vendor');
    await forgetRequests();
    const answers = await Promise.all(Array.from({ length: 9 }, () => ask(person.email)));
    expect(new Set(answers)).toEqual(new Set([204]));
    const { rows } = await platform.database.query(
      'select count(*)::int as n from platform.mails where recipient = $1',
      [person.email],
    );
    expect(rows[0].n).toBe(5);
  });

  it('notes twenty requests from one place, whoever they are for, over two processes', async () => {
    await forgetRequests();
    const other = await platform.startProcess({ jobs: 'off' });
    const before = await platform.database.query('select count(*)::int as n from platform.mails');
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        call(index % 2 ? platform.url : other.url, '/platform/auth/link', {
          body: { email: `inconnu-${index}@ia-infinity.example.com` },
        }),
      ),
    );
    const after = await platform.database.query('select count(*)::int as n from platform.mails');
    expect(after.rows[0].n - before.rows[0].n).toBe(20);
    await other.stop();
  });

  it('answers a malformed address like any other', async () => {
    for (const email of ['', 'pas une adresse', 42, null]) {
      expect((await call(platform.url, '/platform/auth/link', { body: { email } })).status).toBe(
        204,
      );
    }
  });

  it('answers known and unknown addresses in the same time, within 10 %, over 200 tries', async () => {
    const person = await createPerson(platform, admin, 'client_admin');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 25; round++) {
      // The limits are part of what is measured only when they are reached: they never are here.
      if (round % 2 === 0) await forgetRequests();
      await Promise.all(
        Array.from({ length: 8 }, async (_, lane) => {
          const isKnown = (round + lane) % 2 === 0;
          const email = isKnown ? person.email : `inconnu-${round}-${lane}@ia-infinity.example.com`;
          const start = performance.now();
          expect(await ask(email)).toBe(204);
          (isKnown ? known : unknown).push(performance.now() - start);
        }),
      );
    }
    expect(known.length + unknown.length).toBe(200);
    const ratio = median(known) / median(unknown);
    console.info(
      `link timing: known ${median(known).toFixed(1)} ms, unknown ${median(unknown).toFixed(1)} ms, ratio ${ratio.toFixed(3)}`,
    );
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  });
});

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

describe('sessions', () => {
  async function signedIn(person: Person): Promise<string> {
    const answer = await consume(await linkFor(person));
    expect(answer.status).toBe(204);
    return answer.session;
  }

  it('are listed to their owner without their secret, the present one marked', async () => {
    const person = await createPerson(platform, admin, 'client_admin');
    const here = await signedIn(person);
    const elsewhere = await signedIn(person);
    const answer = await call(platform.url, '/platform/auth/sessions', { token: here });
    expect(answer.status).toBe(200);
    const { data } = answer.body as { data: { id: string; current: boolean; ip: string }[] };
    expect(data).toHaveLength(2);
    expect(data.filter((session) => session.current)).toHaveLength(1);
    expect(data[0]?.ip).toBe('127.0.0.1');
    const { rows } = await platform.database.query(
      'select token from directus_sessions where "user" = $1',
      [person.id],
    );
    for (const { token } of rows) expect(answer.text).not.toContain(token);
    expect(answer.text).not.toContain(elsewhere);
  });

  it('end at once when their owner ends them elsewhere', async () => {
    const person = await createPerson(platform, admin, 'client_admin');
    const here = await signedIn(person);
    const elsewhere = await signedIn(person);
    const { body } = await call(platform.url, '/platform/auth/sessions', { token: here });
    const other = (body as { data: { id: string; current: boolean }[] }).data.find(
      (session) => !session.current,
    );
    expect(
      (
        await call(platform.url, `/platform/auth/sessions/${other?.id}`, {
          token: here,
          method: 'DELETE',
        })
      ).status,
    ).toBe(204);
    expect(await me(elsewhere)).toBe(401);
    expect(await me(here)).toBe(200);
  });

  it('end everywhere with one call, and with a log out', async () => {
    const person = await createPerson(platform, admin, 'vendor');
    const [first, second] = [await signedIn(person), await signedIn(person)];
    const out = await call(platform.url, '/auth/logout', {
      body: { mode: 'session' },
      headers: { cookie: `directus_session_token=${second}` },
    });
    expect(out.status).toBe(204);
    expect(await me(second)).toBe(401);
    expect(await me(first)).toBe(200);
    expect(
      (await call(platform.url, '/platform/auth/sessions', { token: first, method: 'DELETE' }))
        .status,
    ).toBe(204);
    expect(await me(first)).toBe(401);
  });

  it('cannot be ended by somebody else, nor listed by nobody', async () => {
    const owner = await createPerson(platform, admin, 'client_admin');
    const intruder = await createPerson(platform, admin, 'vendor');
    const mine = await signedIn(owner);
    const theirs = await signedIn(intruder);
    const { body } = await call(platform.url, '/platform/auth/sessions', { token: mine });
    const id = (body as { data: { id: string }[] }).data[0]?.id;
    expect(
      (
        await call(platform.url, `/platform/auth/sessions/${id}`, {
          token: theirs,
          method: 'DELETE',
        })
      ).status,
    ).toBe(404);
    expect(await me(mine)).toBe(200);
    const nobody = await call(platform.url, '/platform/auth/sessions');
    expect(nobody.status).toBe(403);
    expect(refusalOf(nobody).code).toBe('FORBIDDEN');
  });
});

describe('mails of the demo', () => {
  it('are shown on this machine only, with their links working', async () => {
    const person = await createPerson(platform, admin, 'client_admin');
    await linkFor(person);
    const page = await call(platform.url, '/platform/mails');
    expect(page.status).toBe(200);
    expect(page.text).toContain(person.email);
    const forwarded = await call(platform.url, '/platform/mails', {
      headers: { 'x-forwarded-for': '203.0.113.9' },
    });
    expect(forwarded.status).toBe(404);
  });
});
