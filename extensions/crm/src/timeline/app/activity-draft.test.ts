import { expect, it } from 'vitest';
import { type ActivityDraft, activityOf } from './activity-draft.ts';

const now = new Date('2026-11-12T10:00:00Z');
const lea = { id: '7f0c3a52-1111-4222-8333-9a9b9c9d9e9f', name: 'Léa' };
const leaRoy = { id: '7f0c3a52-1111-4222-8333-9a9b9c9d9e90', name: 'Léa Roy' };
const draft: ActivityDraft = {
  type: 'note',
  text: ' Budget confirmé.\nOn signe mardi. ',
  when: '',
  isPrivate: false,
  mentioned: [],
  attachment: null,
};
const of = (changes: Partial<ActivityDraft>) => activityOf({ ...draft, ...changes }, now);

it('a note has happened now, its first line is its subject', () => {
  expect(of({})).toEqual({
    type: 'note',
    subject: 'Budget confirmé.',
    body: 'Budget confirmé.\nOn signe mardi.',
    occurred_at: now.toISOString(),
    status: 'done',
    visibility: 'shared',
    attachment: null,
  });
});

it('a call or a meeting to come is planned, one held is done, a note is never planned', () => {
  expect(of({ type: 'meeting', when: '2026-11-20T10:00' }).status).toBe('planned');
  expect(of({ type: 'meeting', when: '2026-11-02T10:00' }).status).toBe('done');
  expect(of({ type: 'call', when: '2026-11-20T10:00' }).status).toBe('planned');
  expect(of({ type: 'call' }).status).toBe('done');
  expect(of({ type: 'note', when: '2026-11-20T10:00' }).status).toBe('done');
});

it.each([
  ['2026-11-20T10:00', '2026-11-20T09:00:00.000Z'],
  ['2026-07-20T10:00', '2026-07-20T08:00:00.000Z'],
])('%s is the hour a clock in Paris shows, wherever the person is', (when, instant) => {
  expect(of({ type: 'meeting', when }).occurred_at).toBe(instant);
});

it('a name after an @ becomes a mention of that very person, the longer name first', () => {
  const { body, subject } = of({ text: 'Vu avec @Léa Roy et @Léa', mentioned: [lea, leaRoy] });
  expect(body).toBe(`Vu avec @[Léa Roy](${leaRoy.id}) et @[Léa](${lea.id})`);
  expect(subject).toBe('Vu avec @Léa Roy et @Léa');
});

it('a private line is private', () => {
  expect(of({ isPrivate: true }).visibility).toBe('private');
});
