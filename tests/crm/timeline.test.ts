import { writeMention } from '@ia/core/activities/mentions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Api, adminApi, createStaff } from './api.ts';
import { insertAccount, insertDeal, insertRow } from './world.ts';

type Person = Api & { readonly id: string };
interface Page {
  readonly entries: readonly {
    readonly id: string;
    readonly kind: string;
    readonly subject?: string;
    readonly at: string;
    readonly from?: { readonly name: string | null; readonly address: string | null } | null;
  }[];
  readonly next: string | null;
}

let platform: Platform;
let sales: Person;
let colleague: Person;
let account: string;
let contact: string;
let deal: string;

beforeAll(async () => {
  platform = await startPlatform();
  sales = await createStaff(platform, 'sales');
  colleague = await createStaff(platform, 'sales');
  account = await insertAccount(platform.database);
  const person = { account, first_name: 'Léa', last_name: 'Fontaine' };
  contact = await insertRow(platform.database, 'contacts', person);
  deal = await insertDeal(platform.database, { account, contact, owner: sales.id, stage: 'audit' });
});
afterAll(() => platform?.stop());

const read = async (query: string, who: Api = sales) =>
  (await who.send('GET', `/crm/timeline?${query}`)).data as Page;
const act = (fields: object, who: Api = sales) =>
  who.send('POST', '/items/activities', {
    type: 'note',
    subject: 'Point',
    occurred_at: new Date().toISOString(),
    deal,
    ...fields,
  });
const subjects = ({ entries }: Page) => entries.map(({ subject }) => subject);

describe('the story of a deal', () => {
  test('tells activities and changes of stage, the latest first, page after page, each once', async () => {
    // Several in one instant, and in one of the microseconds Directus does not answer.
    await platform.database.query(
      `INSERT INTO activities (id, type, subject, occurred_at, status, visibility, origin, deal)
       SELECT gen_random_uuid(), 'call', 'Appel ' || n, now() - interval '1 day'
         + (n % 3) * interval '1 microsecond' - (n / 4) * interval '1 hour',
         'done', 'shared', 'manual', $1 FROM generate_series(1, 11) AS n`,
      [deal],
    );
    const all = await read(`deal=${deal}&per=100`);
    expect(all.next).toBeNull();
    expect(all.entries.filter(({ kind }) => kind === 'stage')).toHaveLength(2);
    expect(all.entries).toHaveLength(13);
    const moments = all.entries.map(({ at }) => at);
    expect(moments).toEqual([...moments].sort().reverse());
    for (const per of [1, 2, 5]) {
      const seen: string[] = [];
      let page = await read(`deal=${deal}&per=${per}`);
      seen.push(...page.entries.map(({ id }) => id));
      while (page.next) {
        page = await read(`deal=${deal}&per=${per}&cursor=${encodeURIComponent(page.next)}`);
        seen.push(...page.entries.map(({ id }) => id));
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.toSorted()).toEqual(all.entries.map(({ id }) => id).toSorted());
    }
  });

  test('is also the one of its account and of its contact', async () => {
    await act({ subject: 'Du contact', contact });
    expect(subjects(await read(`account=${account}`))).toContain('Du contact');
    expect(subjects(await read(`contact=${contact}`))).toContain('Du contact');
    const { entries } = await read(`contact=${contact}`);
    expect(entries.filter(({ kind }) => kind === 'stage')).toHaveLength(2);
  });

  test('says of a mail that came in who wrote it, of several people of one conversation too', async () => {
    const { database } = platform;
    const zoe = await insertRow(database, 'contacts', {
      account,
      first_name: 'Zoé',
      last_name: 'B',
    });
    const other = await insertAccount(database);
    const stranger = await insertRow(database, 'contacts', { account: other, last_name: 'Autre' });
    for (const [person, email] of [
      [contact, 'lea@verrerie.example.com'],
      [zoe, 'zoe@verrerie.example.com'],
    ]) {
      await insertRow(database, 'contact_emails', { account, contact: person, email });
    }
    await insertRow(database, 'contact_emails', {
      ...{ account: other, contact: stranger, email: 'standard@verrerie.example.com' },
    });
    const senderOf = async (address: string | null, direction = 'in') => {
      const id = await insertRow(database, 'activities', {
        ...{ type: 'email', subject: 'Re: Devis', occurred_at: new Date(), status: 'done' },
        ...{ visibility: 'shared', deal, account, contact, direction, mail_address: address },
      });
      const { entries } = await read(`deal=${deal}`);
      return entries.find((entry) => entry.id === id)?.from;
    };
    const lea = 'lea@verrerie.example.com';
    expect(await senderOf(lea)).toEqual({ name: 'Léa Fontaine', address: lea });
    const hers = 'zoe@verrerie.example.com';
    expect(await senderOf(hers)).toEqual({ name: 'Zoé B', address: hers });
    const unknown = 'standard@verrerie.example.com';
    expect(await senderOf(unknown)).toEqual({ name: null, address: unknown });
    expect(await senderOf(null)).toEqual({ name: 'Léa Fontaine', address: null });
    expect(await senderOf(lea, 'out')).toBeNull();
  });

  test('keeps the private lines of others to themselves, on every story', async () => {
    await act({ subject: 'Confidence', visibility: 'private', contact }, colleague);
    for (const story of [`deal=${deal}`, `account=${account}`, `contact=${contact}`]) {
      expect(subjects(await read(story))).not.toContain('Confidence');
      expect(subjects(await read(story, colleague))).toContain('Confidence');
    }
  });

  test('is refused to who reads neither activities nor stages, and asked of one thing only', async () => {
    const delivery = await createStaff(platform, 'delivery');
    expect(await delivery.send('GET', `/crm/timeline?deal=${deal}`)).toMatchObject({ status: 403 });
    for (const query of [
      '',
      `deal=${deal}&account=${account}`,
      'deal=1',
      `deal=${deal}&cursor=x`,
    ]) {
      expect(await sales.send('GET', `/crm/timeline?${query}`)).toMatchObject({ status: 400 });
    }
  });
});

describe('who did not come', () => {
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
  const anHourAgo = () => new Date(Date.now() - 3_600_000).toISOString();

  test('is noted of a meeting that has been, of nothing else', async () => {
    for (const [fields, reason] of [
      [{ type: 'meeting', occurred_at: inAnHour() }, 'NO_SHOW_TO_COME'],
      [{ type: 'call', occurred_at: inAnHour() }, 'NO_SHOW_NOT_MEETING'],
      [{ type: 'call', occurred_at: anHourAgo() }, 'NO_SHOW_NOT_MEETING'],
    ] as const) {
      expect(await act({ ...fields, status: 'no_show' })).toMatchObject({ status: 400, reason });
      const { data } = await act({ ...fields, status: 'planned' });
      const path = `/items/activities/${(data as { id: string }).id}`;
      const answer = await sales.send('PATCH', path, { status: 'no_show' });
      expect(answer).toMatchObject({ status: 400, reason, field: 'status' });
      // Somebody else's line is refused before any reason.
      const other = await colleague.send('PATCH', path, { status: 'no_show' });
      expect(other).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    }
    const { data } = await act({ type: 'meeting', occurred_at: anHourAgo(), status: 'planned' });
    const path = `/items/activities/${(data as { id: string }).id}`;
    expect(await sales.send('PATCH', path, { status: 'no_show' })).toMatchObject({ status: 200 });
    const later = await sales.send('PATCH', path, { occurred_at: inAnHour() });
    expect(later).toMatchObject({ status: 400, reason: 'NO_SHOW_TO_COME' });
  });
});

describe('a colleague named in a line', () => {
  const toldOf = async (person: Person) => {
    const { rows } = await platform.database.query(
      `SELECT title, body FROM notifications WHERE "user" = $1 AND type = 'activity.mentioned'
       ORDER BY created_at`,
      [person.id],
    );
    return rows;
  };

  test('is told once, with the words as people read them', async () => {
    const body = `${writeMention(colleague.id, 'Camille Moreau')} peux-tu chiffrer ?`;
    const { data } = await act({ subject: 'Devis', body });
    const { id } = data as { id: string };
    await expect
      .poll(() => toldOf(colleague))
      .toEqual([
        {
          title: 'Camille Moreau vous a mentionné',
          body: 'Automatisation des relances : @Camille Moreau peux-tu chiffrer ?',
        },
      ]);
    await sales.send('PATCH', `/items/activities/${id}`, { body: `${body} Merci.` });
    await act({ subject: 'Fin', body: writeMention(sales.id, 'Moi') });
    expect(await toldOf(colleague)).toHaveLength(1);
    expect(await toldOf(sales)).toEqual([]);
  });

  test('hears nothing of a private line, nor somebody who reads no activity', async () => {
    const delivery = await createStaff(platform, 'delivery');
    const admin = await adminApi(platform);
    const before = (await toldOf(colleague)).length;
    const both = `${writeMention(colleague.id, 'C')} ${writeMention(delivery.id, 'D')}`;
    await act({ body: both, visibility: 'private' });
    await act({ body: writeMention(delivery.id, 'D') });
    // Told last: once it is there, the ones before have been dealt with.
    await admin.send('POST', '/items/activities', {
      type: 'note',
      subject: 'x',
      deal,
      occurred_at: new Date().toISOString(),
      body: writeMention(sales.id, 'S'),
    });
    await expect.poll(() => toldOf(sales)).toHaveLength(1);
    expect(await toldOf(colleague)).toHaveLength(before);
    expect(await toldOf(delivery)).toEqual([]);
  });
});
