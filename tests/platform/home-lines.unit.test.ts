import { homeDay } from '@ia/app-kit/home/home-block';
import { describe, expect, it } from 'vitest';
import { salesBlocks } from '../../extensions/crm/src/home/app/sales-blocks.ts';
import { deliveryBlocks } from '../../extensions/delivery/src/home/app/delivery-blocks.ts';
import { financeBlocks } from '../../extensions/finance/src/home/app/finance-blocks.ts';
import { longDay, whenText } from '../../extensions/platform/src/home/app/when-text.ts';

const blocks = [...salesBlocks, ...deliveryBlocks, ...financeBlocks];
const block = (id: string) => {
  const found = blocks.find((one) => one.id === id);
  if (!found) throw new Error(`No block is ${id}.`);
  return found;
};
const evening = homeDay(new Date('2026-11-22T23:30:00Z'));
const day = homeDay(new Date('2026-11-22T10:00:00Z'));

describe('the day of the home', () => {
  it('is the day it is in Paris, from midnight to midnight there', () => {
    expect(evening.today).toBe('2026-11-23');
    expect(day).toMatchObject({
      today: '2026-11-22',
      start: '2026-11-21T23:00:00.000Z',
      end: '2026-11-22T23:00:00.000Z',
      monthEnd: '2026-11-30',
    });
  });

  it.each([
    ['2026-12-31T10:00:00Z', '2026-12-31'],
    ['2026-01-31T10:00:00Z', '2026-01-31'],
    ['2028-02-03T10:00:00Z', '2028-02-29'],
  ])('knows the end of its month: %s', (instant, expected) => {
    expect(homeDay(new Date(instant)).monthEnd).toBe(expected);
  });
});

describe('a line of the home', () => {
  it('tells the action to do, for whom, how much and since when', () => {
    const row = {
      id: '1',
      name: 'Agent des libraires',
      account: { name: 'Éditions Grandval' },
      amount: '1680000',
      currency: 'EUR',
      next_action: 'Envoyer les références',
      next_action_at: '2026-11-16T10:00:00Z',
    };
    expect(block('late-actions').line(row, day)).toEqual({
      title: 'Envoyer les références',
      detail: 'Éditions Grandval · Agent des libraires',
      amount: { cents: 1_680_000, currency: 'EUR' },
      when: { kind: 'day', value: '2026-11-16' },
      isLate: true,
    });
  });

  it('tells of an appointment with whom, where to call, and that it is over', () => {
    const row = {
      id: '1',
      type: 'call',
      subject: 'Rappeler pour le devis',
      occurred_at: '2026-11-22T09:30:00Z',
      contact: { first_name: 'Inès', last_name: 'Noailles', phone: '+33 6 12 34 56 78' },
      account: { id: 'a1', name: 'Verrerie Noailles' },
      deal: { id: 'd1' },
    };
    expect(block('my-appointments').line(row, day)).toEqual({
      title: 'Rappeler pour le devis',
      detail: 'Inès Noailles · Verrerie Noailles',
      amount: null,
      when: { kind: 'hour', value: '2026-11-22T09:30:00Z' },
      isLate: true,
      phone: '+33 6 12 34 56 78',
      path: '/pipeline?deal=d1&line=1',
    });
    const tomorrow = { ...row, occurred_at: '2026-11-23T09:30:00Z' };
    const line = block('my-appointments').line(tomorrow, day);
    expect(line).toMatchObject({ isLate: false, when: { kind: 'moment' } });
    expect(whenText(line.when, day, 'fr')).toBe('lun. 23 nov., 10:30');
  });

  it('of a step says what puts the row back', () => {
    const row = { id: '1', occurred_at: '2026-11-20T09:30:00Z', next_action: 'Appeler' };
    const now = new Date(day.now);
    expect(block('my-appointments').steps?.done?.(row, now)).toMatchObject({
      undo: { status: 'planned' },
    });
    expect(block('my-appointments').steps?.postpone?.(row, now)).toEqual({
      changes: { occurred_at: '2026-11-23T09:30:00.000Z' },
      undo: { occurred_at: '2026-11-20T09:30:00Z' },
      until: '2026-11-23T09:30:00.000Z',
    });
    expect(block('late-actions').steps?.done?.(row, now)).toMatchObject({
      undo: { next_action: 'Appeler', next_action_at: null },
    });
  });

  it('shows of an invoice what is still to be paid, in its currency', () => {
    const row = {
      gross_amount: '644400',
      paid_amount: '322200',
      currency: 'CHF',
      due_on: '2026-11-01',
    };
    const line = block('overdue-invoices').line(row, day);
    expect(line.amount).toEqual({ cents: 322_200, currency: 'CHF' });
    expect(line.isLate).toBe(true);
  });

  it('shows no amount rather than a wrong one when too much was paid', () => {
    expect(
      block('overdue-invoices').line({ gross_amount: '100', paid_amount: '200' }, day).amount,
    ).toBeNull();
  });

  it('due today is not late, due yesterday is', () => {
    expect(block('my-tasks').line({ due_on: '2026-11-22' }, day).isLate).toBe(false);
    expect(block('my-tasks').line({ due_on: '2026-11-21' }, day).isLate).toBe(true);
  });

  it('manages with fields the reader may not see', () => {
    expect(block('new-leads').line({ number: 'L-1001' }, day)).toMatchObject({
      title: 'L-1001',
      detail: null,
    });
    expect(block('received-payments').line({ reference: 'VIR 12' }, day).title).toBe('VIR 12');
  });
});

describe('the lists the home asks for', () => {
  it('are those of the person who looks, where the block says « my »', () => {
    const ids = ['late-actions', 'closing-this-month', 'my-tasks', 'my-appointments'];
    for (const mine of ids.map(block)) {
      expect(JSON.stringify(mine.filter(day))).toContain('$CURRENT_USER');
    }
  });

  it('leave one’s own meetings of the day to one’s appointments: each stands there once', () => {
    for (const team of ['todays-meetings', 'team-meetings'].map(block))
      expect(JSON.stringify(team.filter(day))).toContain('{"owner":{"_neq":"$CURRENT_USER"}}');
  });

  it('bound today’s meetings by the two midnights of Paris', () => {
    const filter = JSON.stringify(block('todays-meetings').filter(day));
    expect(filter).toContain(`{"_gte":"${day.start}"}`);
    expect(filter).toContain(`{"_lt":"${day.end}"}`);
  });
});

describe('a moment, as one says it', () => {
  it.each([
    ['2026-11-22', 'fr', 'aujourd’hui'],
    ['2026-11-21', 'fr', 'hier'],
    ['2026-11-25', 'fr', 'dans 3 jours'],
    ['2026-11-25', 'en', 'in 3 days'],
    ['2026-09-22', 'fr', '22 sept. 2026'],
    ['2026-09-22', 'en', '22 Sept 2026'],
  ] as const)('%s in %s is %s', (value, locale, expected) => {
    expect(whenText({ kind: 'day', value }, day, locale)).toBe(expected);
  });

  it('is an hour of Paris for a meeting', () => {
    expect(whenText({ kind: 'hour', value: '2026-11-22T13:00:00Z' }, day, 'fr')).toBe('14:00');
  });

  it('is a full day in the title', () => {
    expect(longDay('2026-11-22', 'fr')).toBe('dimanche 22 novembre');
    expect(longDay('2026-11-22', 'en')).toBe('Sunday 22 November');
  });
});
