import { describe, expect, test } from 'vitest';
import { listErrorCodes } from '../errors/catalogue.ts';
import { DomainError, inCollection, isDomainError } from '../errors.ts';
import { remarkCodes } from '../imports/remarks.ts';
import { messageFor } from './message-for.ts';
import { platformSentence } from './platform-sentence.ts';
import { remarkLabel } from './remark-label.ts';

describe('the sentence of a refusal', () => {
  test('names the field and the way out, in French and in English', () => {
    const details = { field: 'loss_reason' };
    expect(messageFor('LOSS_REASON_REQUIRED', details, 'fr')).toBe(
      'Une affaire perdue demande un motif\u00a0: choisissez-le dans «\u00a0Motif de perte\u00a0».',
    );
    expect(messageFor('LOSS_REASON_REQUIRED', details, 'en')).toBe(
      'A lost deal needs a reason: choose it in “Loss reason”.',
    );
  });

  test.each(listErrorCodes())(
    '%s leaves no placeholder and no plain space before a French mark',
    (code) => {
      const details = { field: 'loss_note', value: 'x', hint: 'y' };
      expect(messageFor(code, details, 'fr')).not.toMatch(/[{}]| [:;!?»]|« |'/);
      expect(messageFor(code, details, 'en')).not.toMatch(/[{}]/);
    },
  );

  test.each([
    ['deals', 'amount', 'Montant HT', 'Amount excl. tax'],
    ['payments', 'amount', 'Montant', 'Amount'],
    ['accounts', 'name', 'Raison sociale', 'Company name'],
    ['activities', 'owner', 'Par', 'By'],
  ])('names %s.%s as that collection does', (collection, field, french, english) => {
    const details = { collection, field };
    expect(messageFor('VALUE_REQUIRED', details, 'fr')).toContain(`«\u00a0${french}\u00a0»`);
    expect(messageFor('VALUE_REQUIRED', details, 'en')).toContain(`“${english}”`);
  });

  test('without a collection, takes a label all agree on, and never the label of another', () => {
    const said = (field: string) => messageFor('VALUE_REQUIRED', { field }, 'fr');
    expect(said('loss_note')).toContain('«\u00a0Commentaire sur la perte\u00a0»');
    expect(said('spreadsheet')).toContain('«\u00a0Feuille de calcul\u00a0»');
    expect(said('amount')).toContain('«\u00a0amount\u00a0»');
  });

  test.each([
    [{ code: 'FORBIDDEN' }, 'Vous n’avez pas accès', 'You have no access'],
    [
      { code: 'FAILED_VALIDATION', field: 'loss_note', type: 'nnull' },
      'est obligatoire',
      'is required',
    ],
    [
      { code: 'FAILED_VALIDATION', field: 'loss_note', type: 'email' },
      'pas acceptée',
      'not accepted',
    ],
    [
      { code: 'RECORD_NOT_UNIQUE', field: 'name', collection: 'accounts' },
      '«\u00a0Raison sociale\u00a0» est déjà prise',
      '“Company name” is already taken',
    ],
  ])('what Directus refuses itself is said in both languages: %o', (refusal, french, english) => {
    expect(platformSentence(refusal, 'fr')).toContain(french);
    expect(platformSentence(refusal, 'en')).toContain(english);
  });

  test('a code Directus does not have keeps its own words', () => {
    expect(platformSentence({ code: 'DEAL_LOCKED' }, 'fr')).toBeUndefined();
    expect(platformSentence({ code: 'constructor' }, 'fr')).toBeUndefined();
  });

  test('a refusal keeps the collection it named first', () => {
    const refusal = inCollection(
      new DomainError('VALUE_REQUIRED', { field: 'amount' }),
      'payments',
    );
    expect(inCollection(refusal, 'deals').details).toEqual({
      field: 'amount',
      collection: 'payments',
    });
  });

  test('a code nobody knows never shows a technical text', () => {
    const details = { field: 'constructor' };
    expect(messageFor('23505 duplicate key', details, 'fr')).toBe(messageFor('INTERNAL', {}, 'fr'));
    expect(messageFor('VALUE_REQUIRED', details, 'en')).toContain('“constructor”');
  });

  test('says the day of a meeting as it was in Paris', () => {
    const details = { value: '2026-11-11T23:30:00Z' };
    expect(messageFor('MEETING_NOTE_REQUIRED', details, 'fr')).toBe(
      'Ajoutez une note après le rendez-vous du 12/11 pour continuer.',
    );
    expect(messageFor('MEETING_NOTE_REQUIRED', details, 'en')).toContain('12 Nov');
  });

  test('what a person typed is shown as it is, not as a replacement pattern', () => {
    expect(messageFor('FILE_NOT_FOUND', { value: '$& {hint}.csv' }, 'en')).toContain('$&');
  });

  test.each(remarkCodes)('the remark %s has its words in both languages', (code) => {
    expect(remarkLabel(code, 'stage', 'fr')).not.toBe('');
    expect(remarkLabel(code, 'stage', 'en')).not.toBe(remarkLabel(code, 'stage', 'fr'));
  });
});

test('a refusal is recognised even when it comes from another copy of the code', () => {
  const foreign = Object.assign(new Error('x'), { name: 'DomainError', code: 'X', details: {} });
  expect(isDomainError(foreign)).toBe(true);
  expect(isDomainError(new DomainError('FORBIDDEN'))).toBe(true);
  expect(isDomainError(new Error('x'))).toBe(false);
  expect(isDomainError({ code: 'X' })).toBe(false);
});
