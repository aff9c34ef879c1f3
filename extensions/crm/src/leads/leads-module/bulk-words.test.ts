import { describe, expect, test } from 'vitest';
import { actionTexts } from './action-texts.ts';
import { groupByStatus, readVerdicts, verdictText } from './bulk-words.ts';

const wording = { one: actionTexts.disqualifiedOne, many: actionTexts.disqualifiedDone };

describe('a change of many leads', () => {
  test('says what was done', () => {
    const said = (done: string[]) => verdictText({ done, refused: [] }, wording, 'fr');
    expect(said(['a'])).toBe('Lead disqualifié.');
    expect(said(['a', 'b'])).toBe('2 leads disqualifiés.');
  });

  test('and what was not, each reason once', () => {
    const refused = ['Déjà converti.', 'Déjà converti.', 'Introuvable.'];
    expect(verdictText({ done: ['a'], refused }, wording, 'fr')).toBe(
      'Lead disqualifié. 3 laissés tels quels\u00a0: Déjà converti. Introuvable.',
    );
    expect(verdictText({ done: [], refused: ['Gone.'] }, wording, 'en')).toBe(
      '1 left as they are: Gone.',
    );
  });

  test('is read from the answer, whatever it holds', () => {
    const data = { done: ['a', 3], refused: [{ id: 'b', message: 'Non.' }] };
    expect(readVerdicts({ data: { data } })).toEqual({ done: ['a'], refused: ['Non.'] });
    expect(readVerdicts(undefined)).toEqual({ done: [], refused: [] });
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
