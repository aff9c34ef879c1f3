import { describe, expect, test } from 'vitest';
import { parseProjectTemplate } from './parse-project-template.ts';
import { planProjectFromDeal } from './plan-project-from-deal.ts';
import { defaultProjectTemplate } from './project-template.ts';

const deal = {
  id: 'deal-1',
  name: 'Relances',
  account: 'account-1',
  amount: '1250000',
  currency: 'EUR',
  scope: 'Relances par e-mail',
  won_on: '2026-04-01',
};
const offer = { id: 'offer-1', name: 'Automatisation', sla_summary: 'Réponse sous 4 h' };
const now = new Date('2026-03-31T22:30:00Z');
const template = parseProjectTemplate({
  milestones: [
    { name: 'Cadrage', offset_days: 7, tasks: [{ name: 'Lancement', offset_days: 2 }] },
    {
      name: 'Recette',
      offset_days: 30,
      tasks: [{ name: 'Valider', offset_days: 28, is_waiting_for_client: true, priority: 'high' }],
    },
  ],
});

describe('the project of a won deal', () => {
  test('starts on the day of the win in Paris and dates everything from it', () => {
    const plan = planProjectFromDeal({ deal, offer, template, now });
    expect(plan.project).toMatchObject({
      name: 'Relances',
      account: 'account-1',
      deal: 'deal-1',
      offer: 'offer-1',
      starts_on: '2026-04-01',
      due_on: '2026-05-01',
      sla_summary: 'Réponse sous 4 h',
    });
    expect(plan.sale).toEqual({
      sold_offer: 'Automatisation',
      sold_amount: '1250000',
      sold_currency: 'EUR',
      sold_sla: 'Réponse sous 4 h',
      sold_scope: 'Relances par e-mail',
      sold_on: '2026-04-01',
    });
    const promised = { ...deal, account_sla_summary: ' Réponse sous 1 h ' };
    expect(planProjectFromDeal({ deal: promised, offer, template, now }).project.sla_summary).toBe(
      'Réponse sous 1 h',
    );
    expect(plan.milestones.map(({ name, due_on, sort }) => [name, due_on, sort])).toEqual([
      ['Cadrage', '2026-04-08', 1],
      ['Recette', '2026-05-01', 2],
    ]);
    expect(plan.tasks.map(({ name, milestone, due_on }) => [name, milestone, due_on])).toEqual([
      ['Lancement', 0, '2026-04-03'],
      ['Valider', 1, '2026-04-29'],
    ]);
  });

  test('every row carries the account of the deal', () => {
    const plan = planProjectFromDeal({ deal, offer: null, template: null, now });
    const rows = [plan.project, ...plan.milestones, ...plan.tasks];
    expect(new Set(rows.map(({ account }) => account))).toEqual(new Set(['account-1']));
  });

  test('is not sold yet while its deal is only agreed on', () => {
    const agreed = { ...deal, won_on: null };
    expect(planProjectFromDeal({ deal: agreed, offer, template, now }).sale).toBeNull();
  });

  test('gets the usual plan when its offer has none', () => {
    const plan = planProjectFromDeal({ deal, offer: null, template: null, now });
    expect(plan.milestones).toHaveLength(defaultProjectTemplate.milestones.length);
    expect(plan.project.offer).toBeNull();
    expect(plan.tasks.some(({ is_waiting_for_client }) => is_waiting_for_client)).toBe(true);
  });
});

describe('the template of an offer', () => {
  test('a task that waits for the client is one they see', () => {
    expect(template.milestones[1]?.tasks[0]).toMatchObject({
      is_waiting_for_client: true,
      is_client_visible: true,
      priority: 'high',
    });
  });

  test('the usual plan, written as JSON, reads back to itself', () => {
    expect(parseProjectTemplate(JSON.stringify(defaultProjectTemplate))).toEqual(
      defaultProjectTemplate,
    );
  });

  const named = { name: 'Cadrage', offset_days: 1 };
  test.each([
    ['null', null, 'template'],
    ['a list', [], 'template'],
    ['broken JSON', '{', 'JSON'],
    ['no milestone', { milestones: [] }, 'milestones'],
    ['milestones that are not a list', { milestones: {} }, 'milestones'],
    ['a milestone without a name', { milestones: [{ offset_days: 1 }] }, 'milestones[0].name'],
    ['a blank name', { milestones: [{ ...named, name: ' ' }] }, 'milestones[0].name'],
    [
      'a negative offset',
      { milestones: [{ ...named, offset_days: -1 }] },
      'milestones[0].offset_days',
    ],
    ['half a day', { milestones: [{ ...named, offset_days: 0.5 }] }, 'milestones[0].offset_days'],
    [
      'an unknown priority',
      { milestones: [{ ...named, tasks: [{ ...named, priority: 'asap' }] }] },
      'milestones[0].tasks[0].priority',
    ],
  ])('%s is refused, saying where', (_case, value, hint) => {
    expect(() => parseProjectTemplate(value)).toThrow(
      expect.objectContaining({
        code: 'TEMPLATE_INVALID',
        details: { field: 'project_template', hint },
      }),
    );
  });

  test('HTML in a task is refused', () => {
    const value = { milestones: [{ name: '<script>x</script>', offset_days: 1 }] };
    expect(() => parseProjectTemplate(value)).toThrow(
      expect.objectContaining({ code: 'TEXT_HAS_MARKUP' }),
    );
  });
});
