import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { answerLinkedinChallenge, verifyLinkedin, verifyTimestamped } from './signatures.ts';

const SECRET = 'clef-de-signature';
const BODY = Buffer.from('{"event":"invitee.created","payload":{"name":"Zoé"}}');
const NOW = new Date('2026-11-23T10:00:00Z');
const SENT = NOW.getTime() / 1000;

const stamped = (at: number, body = BODY, secret = SECRET) =>
  `t=${at},v1=${createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex')}`;
const verify = (header: string | undefined, body = BODY) =>
  verifyTimestamped({ header, body, secret: SECRET }, NOW);

describe('a delivery signed with its time', () => {
  test.each([
    ['just sent', SENT],
    ['three minutes old, the most', SENT - 180],
    ['from a clock a little ahead', SENT + 60],
  ])('%s is taken', (_what, at) => {
    expect(verify(stamped(at))).toBe('valid');
  });

  test.each([
    ['three minutes and a second old', stamped(SENT - 181), 'expired'],
    ['of the future', stamped(SENT + 181), 'expired'],
    ['signed with another secret', stamped(SENT, BODY, 'autre'), 'invalid'],
    ['without signature', undefined, 'invalid'],
    ['with half a header', `t=${SENT}`, 'invalid'],
    ['whose time was renewed', stamped(SENT - 999).replace(/t=\d+/, `t=${SENT}`), 'invalid'],
    ['whose time is no number', stamped(SENT).replace(/t=\d+/, 't=now'), 'invalid'],
  ])('%s is refused', (_what, header, verdict) => {
    expect(verify(header)).toBe(verdict);
  });

  test('altered by one byte, anywhere, it is refused', () => {
    const header = stamped(SENT);
    for (let at = 0; at < BODY.length; at += 1) {
      const altered = Buffer.from(BODY);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(verify(header, altered)).toBe('invalid');
    }
  });
});

describe('a delivery of LinkedIn', () => {
  const header = createHmac('sha256', SECRET).update('hmacsha256=').update(BODY).digest('hex');

  test('is taken with the signature of the body and its prefix', () => {
    expect(verifyLinkedin({ header, body: BODY, secret: SECRET })).toBe('valid');
    expect(verifyLinkedin({ header: `hmacsha256=${header}`, body: BODY, secret: SECRET })).toBe(
      'valid',
    );
  });

  test.each([
    ['without header', undefined],
    [
      'with the signature of the bare body',
      createHmac('sha256', SECRET).update(BODY).digest('hex'),
    ],
    ['with half of it', header.slice(0, 32)],
  ])('%s is refused', (_what, wrong) => {
    expect(verifyLinkedin({ header: wrong, body: BODY, secret: SECRET })).toBe('invalid');
  });

  test('its challenge is answered with the signature of the code', () => {
    expect(answerLinkedinChallenge('890e4665', SECRET)).toBe(
      createHmac('sha256', SECRET).update('890e4665').digest('hex'),
    );
  });
});
