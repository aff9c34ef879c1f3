import type { Board, Card, StageColumn } from '../contract.ts';

/** Boards of the tests of this folder. */
export function aCard(id: string, changes: Partial<Card> = {}): Card {
  return {
    id,
    name: `Deal ${id}`,
    account: { id: `account-${id}`, name: `Account ${id}` },
    amount: 100_000,
    currency: 'EUR',
    probability: null,
    offer: null,
    owner: { id: 'owner', name: 'Camille Roussel', avatar: null },
    next_action: null,
    next_action_at: null,
    is_late: false,
    expected_close_on: null,
    stage: 'prospect',
    stage_entered_at: '2026-03-01T00:00:00Z',
    closed_on: null,
    position: '1.0000000000',
    may_move: true,
    is_archived: false,
    facts: {},
    ...changes,
  };
}

export function aStage(
  key: string,
  type: StageColumn['type'],
  probability: number,
  cards: readonly Card[] = [],
): StageColumn {
  const placed = cards.map((card) => ({ ...card, stage: key }));
  const sum = placed.reduce((total, { amount }) => total + amount, 0);
  return {
    key,
    type,
    probability,
    label: key,
    label_en: key,
    color: '#1D4ED8',
    count: placed.length,
    totals: [{ currency: 'EUR', sum, weighted: (sum * probability) / 100 }],
    cards: placed,
    next: null,
  };
}

export function aBoard(stages: readonly StageColumn[]): Board {
  return {
    stages,
    moves: { open: ['open', 'won', 'lost'], won: ['open'], lost: ['open'] },
    now: '2026-03-10T10:00:00Z',
    closed_since: '2025-12-10',
  };
}
