import { homeDay } from '@ia/app-kit/home/home-block';
import { blocksFor, contributeHomeBlocks } from '@ia/app-kit/home/home-blocks';
import { describe, expect, it } from 'vitest';
import { computed } from 'vue';
import { salesBlocks } from '../../extensions/crm/src/home/app/sales-blocks.ts';
import { deliveryBlocks } from '../../extensions/delivery/src/home/app/delivery-blocks.ts';
import { financeBlocks } from '../../extensions/finance/src/home/app/finance-blocks.ts';

contributeHomeBlocks([...salesBlocks, ...deliveryBlocks, ...financeBlocks]);

const everything = () => true;
const day = homeDay(new Date('2026-11-22T19:30:00Z'));

function ids(role: string, canRead: (collection: string) => boolean = everything): string[] {
  return blocksFor(role, canRead).map(({ id }) => id);
}

describe('the home of a role', () => {
  it.each([
    [
      'sales',
      [
        'late-actions',
        'my-appointments',
        'prepared-tasks',
        'coming-actions',
        'without-action',
        'closing-this-month',
        'new-leads',
        'team-meetings',
      ],
    ],
    ['delivery', ['my-tasks', 'projects-at-risk', 'awaited-deliverables', 'ending-missions']],
    ['finance', ['overdue-invoices', 'to-collect', 'received-payments', 'ending-missions']],
  ])('for %s starts with what awaits them', (role, expected) => {
    expect(ids(role)).toEqual(expected);
  });

  it('for the direction takes a bit of each', () => {
    const collections = blocksFor('admin', everything).map(({ collection }) => collection);
    expect(new Set(collections)).toEqual(
      new Set(['deals', 'activities', 'projects', 'invoices', 'leads']),
    );
  });

  it('shows a list contributed while it is open, once, whoever says it again', () => {
    const shown = computed(() => ids('sales'));
    const before = shown.value;
    const quotes = salesBlocks
      .slice(0, 1)
      .map((block) => ({ ...block, id: 'quotes-to-send', places: { sales: 9 } }));
    contributeHomeBlocks(quotes);
    contributeHomeBlocks(quotes);
    expect(shown.value).toEqual([...before, 'quotes-to-send']);
  });

  it('leaves out the lists a person may not read', () => {
    expect(ids('sales', (collection) => collection !== 'leads')).not.toContain('new-leads');
    expect(ids('finance', () => false)).toEqual([]);
  });

  it('for a role of the agency’s own shows what it may read', () => {
    expect(ids('intern', (collection) => collection === 'projects')).toEqual(['projects-at-risk']);
  });

  it('is written in both languages, down to the empty lists', () => {
    const roles = ['sales', 'delivery', 'finance', 'admin'];
    for (const block of roles.flatMap((role) => blocksFor(role, everything))) {
      for (const text of [block.title, block.empty]) {
        expect(text.fr).not.toBe('');
        expect(text.en).not.toBe(text.fr);
      }
    }
  });

  it('asks for named fields only, and each line says something of an empty row', () => {
    for (const block of blocksFor('admin', everything)) {
      expect(block.fields).toContain('id');
      expect(block.fields.join()).not.toContain('*');
      expect(block.line({}, day)).toMatchObject({ amount: null });
    }
  });
});
