import { describe, expect, it } from 'vitest';
import { aCard } from './board-fixtures.ts';
import { ageInStage, nextStep } from './card-words.ts';

const now = Date.parse('2026-03-10T10:00:00Z');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what a card says is to be done', () => {
  it('is the action and how far it is', () => {
    const card = aCard('a', { next_action: 'Relancer', next_action_at: '2026-03-13T09:00:00Z' });
    const step = nextStep(card, now, 'fr');
    expect([step.text, plain(step.delay), step.isLate]).toEqual(['Relancer', 'dans 3 j', false]);
  });

  it('is the close that passed when no action is planned', () => {
    const card = aCard('a', { expected_close_on: '2026-03-05', is_late: true });
    const step = nextStep(card, now, 'fr');
    expect([step.text, plain(step.delay), step.isLate]).toEqual([
      'Clôture prévue',
      'en retard de 5 j',
      true,
    ]);
  });

  it('is nothing, said plainly', () => {
    expect(nextStep(aCard('a'), now, 'fr')).toEqual({
      text: 'Aucune action prévue',
      delay: '',
      isLate: false,
    });
  });
});

it('a card tells how long it has been in its stage', () => {
  expect(plain(ageInStage(aCard('a'), now, 'fr'))).toBe('9 j');
  expect(ageInStage(aCard('a', { stage_entered_at: null }), now, 'fr')).toBe('');
});
