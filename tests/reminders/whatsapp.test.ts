import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inboundOf, post, type Source } from '../acquisition/inbound-api.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Reminders, remindersOf } from './reminder-world.ts';
import {
  failedStatus,
  receivedText,
  startWhatsapp,
  type WhatsappDouble,
  wamid,
} from './whatsapp-double.ts';

const SECRET = 'secret-de-l-application-meta';

let platform: Platform;
let world: Reminders;
let meta: WhatsappDouble;
let source: Source;
beforeAll(async () => {
  meta = await startWhatsapp();
  platform = await startPlatform({
    data: 'reference',
    jobs: 'all',
    settings: { WHATSAPP_API_URL: meta.url },
  });
  world = await remindersOf(platform);
  source = await (await inboundOf(platform)).createSource({
    name: 'WhatsApp',
    key: 'whatsapp',
    kind: 'whatsapp',
    settings: { phone_number_id: '106540352242922' },
    secrets: { signing_secret: SECRET, access_token: 'EAAJB', verify_token: 'mot-convenu' },
  });
});
afterAll(async () => {
  await platform?.stop();
  meta?.server.close();
});

let drawn = 0;
const STEP = {
  channel: 'whatsapp',
  subject: undefined,
  body: '{{first_name}}\n{{company}}',
  whatsapp_template: 'suite',
  whatsapp_language: 'fr',
};

async function begin(consent: 'granted' | 'withdrawn' | null, template = 'suite') {
  drawn += 1;
  const sequence = await world.sequence('lead', [
    { ...STEP, whatsapp_template: template },
    { delay_days: 3 },
  ]);
  const phone = `+3361234${String(1000 + drawn)}`;
  const { id } = await world.lead({ phone });
  if (consent) {
    await world.api.request('POST', '/items/consents', {
      lead: id,
      channel: 'whatsapp',
      status: consent,
      source: 'form',
      text_version: 'v1',
      text: 'J’accepte d’être contacté par WhatsApp.',
    });
  }
  const { enrolment } = await world.start({ sequence, lead: id });
  const rows = await world.run(enrolment);
  return { lead: id, phone, enrolment, rows };
}

const deliver = (body: object, secret = SECRET) => {
  const text = JSON.stringify(body);
  const hash = createHmac('sha256', secret).update(text).digest('hex');
  return post(source.url, text, {
    'content-type': 'application/json',
    'x-hub-signature-256': `sha256=${hash}`,
  });
};

test('nobody is written to by WhatsApp without their recorded agreement', async () => {
  const { rows } = await begin(null);
  expect(rows.map(({ status, reason }) => [status, reason])).toEqual([
    ['skipped', 'no_opt_in'],
    ['planned', null],
  ]);
  expect(meta.sent).toEqual([]);
});

test('who agreed gets the approved template with its variables, and their answer ends the sequence', async () => {
  const { lead, phone, enrolment, rows } = await begin('granted');
  const rank = meta.sent.length;
  expect(rows[0]).toMatchObject({ status: 'sent', message_id: wamid(rank) });
  expect(meta.sent.at(-1)).toMatchObject({
    path: '/v23.0/106540352242922/messages',
    token: 'Bearer EAAJB',
    body: {
      to: phone.slice(1),
      template: {
        name: 'suite',
        language: { code: 'fr' },
        components: [{ parameters: [{ text: 'Inès' }, { text: 'Verrerie Roy' }] }],
      },
    },
  });
  const body = receivedText(phone.slice(1), 'wamid.reponse', 'STOP', wamid(rank));
  expect((await deliver(body, 'autre-secret')).status).toBe(401);
  expect((await deliver(body)).status).toBe(200);
  expect((await deliver(body)).status).toBe(200);
  const ended = await world.until(enrolment, (found) => found[1]?.status === 'stopped');
  expect(ended[1]?.reason).toBe('replied');
  expect(
    await world.rows(`select body from activities where lead = $1 and origin = 'webhook'`, [lead]),
  ).toEqual([{ body: 'STOP' }]);
  expect(
    await world.rows(
      `select channel, source from consents where lead = $1 and status = 'withdrawn'`,
      [lead],
    ),
  ).toEqual([{ channel: 'whatsapp', source: 'reply' }]);
});

test('40 who is known by one word is called by it, and no empty word leaves', async () => {
  const consented = async (more: Record<string, unknown>) => {
    drawn += 1;
    const sequence = await world.sequence('lead', [STEP, { delay_days: 3 }]);
    const { id } = await world.lead({ phone: `+3361234${String(1000 + drawn)}`, ...more });
    await world.api.request('POST', '/items/consents', {
      lead: id,
      channel: 'whatsapp',
      status: 'granted',
      source: 'form',
      text_version: 'v1',
      text: 'J’accepte d’être contacté par WhatsApp.',
    });
    const { enrolment } = await world.start({ sequence, lead: id });
    return world.run(enrolment);
  };
  const [called] = await consented({ first_name: null, last_name: 'Agathe' });
  expect(called).toMatchObject({ status: 'sent' });
  expect(meta.sent.at(-1)?.body.template.components).toMatchObject([
    { parameters: [{ text: 'Agathe' }, { text: 'Verrerie Roy' }] },
  ]);
  const before = meta.sent.length;
  const [left, next] = await consented({ company_name: null });
  expect(left).toMatchObject({
    status: 'skipped',
    reason: 'no_value',
    note: 'Rien à mettre pour {{company}}',
  });
  expect(next).toMatchObject({ status: 'planned' });
  expect(meta.sent).toHaveLength(before);
});

test('a message Meta could not deliver says so', async () => {
  const { enrolment, phone } = await begin('granted');
  await deliver(failedStatus(wamid(meta.sent.length), phone.slice(1)));
  const [failed] = await world.until(enrolment, (found) => found[0]?.status === 'failed');
  expect(failed).toMatchObject({ reason: 'refused', note: '131026 Message undeliverable' });
});

test('a template Meta does not know is not tried again', async () => {
  const { rows } = await begin('granted', 'inconnu');
  expect(rows).toMatchObject([{ status: 'failed', reason: 'refused', attempts: 1 }]);
});

test('the address answers Meta’s question with the word agreed on, and nobody else’s', async () => {
  const ask = (word: string) =>
    fetch(`${source.url}?hub.mode=subscribe&hub.verify_token=${word}&hub.challenge=1158201444`);
  const answer = await ask('mot-convenu');
  expect([answer.status, await answer.text()]).toEqual([200, '1158201444']);
  expect((await ask('autre')).status).toBe(404);
});
