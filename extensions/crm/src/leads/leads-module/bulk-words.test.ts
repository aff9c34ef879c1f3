import { describe, expect, test } from 'vitest';
import { actionTexts } from './action-texts.ts';
import { groupByStatus, verdictText } from './bulk-words.ts';

const wording = { one: actionTexts.disqualifiedOne, many: actionTexts.disqualifiedDone };

const refusal = (message: string) => ({ id: 'x', code: 'NOT_FOUND', message });

describe('a change of many leads', () => {
  test('says what was done', () => {
    const said = (done: string[]) => verdictText({ done, refused: [] }, wording, 'fr');
    expect(said(['a'])).toBe('Lead disqualifié.');
    expect(said(['a', 'b'])).toBe('2 leads disqualifiés.');
  });

  test('and what was not, each reason once', () => {
    const refused = ['Déjà converti.', 'Déjà converti.', 'Introuvable.'].map(refusal);
    expect(verdictText({ done: ['a'], refused }, wording, 'fr')).toBe(
      'Lead disqualifié. 3 laissés tels quels\u00a0: Déjà converti. Introuvable.',
    );
    expect(verdictText({ done: [], refused: [refusal('Gone.')] }, wording, 'en')).toBe(
      '1 left as they are: Gone.',
    );
  });

  test('is undone status by status, closed leads left out', () => {
    const leads = [
      { id: 'a', status: 'new' },
      { id: 'b', status: 'qualified' },
      { id: 'c', status: 'new' },
      { id: 'd', status: 'disqualified' },
      { id: 'e', status: 'new' },
    ] as const;
    expect(groupByStatus(leads, ['a', 'b', 'c', 'd'])).toEqual([
      { status: 'new', ids: ['a', 'c'] },
      { status: 'qualified', ids: ['b'] },
    ]);
  });
});
