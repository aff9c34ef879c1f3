import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { timelinePage } from './contract.ts';

const line = { id: 'a', at: '2026-11-01T10:00:00Z', who: null, deal: null };
const stage = { ...line, kind: 'stage', from: null, to: 'audit', seconds: 60, cause: 'user' };

it('a line of a kind only a newer server tells is left out', () => {
  const page = {
    entries: [
      { ...line, kind: 'quote' },
      { ...stage, reason: null },
    ],
    next: null,
  };
  expect(z.parse(timelinePage, page).entries.map(({ kind }) => kind)).toEqual(['stage']);
});

it('a line of a known kind that lacks something is refused, naming it', () => {
  const { error } = z.safeParse(timelinePage, { entries: [stage], next: null });
  expect(error?.issues[0]?.path).toEqual(['entries', 0, 'reason']);
});
