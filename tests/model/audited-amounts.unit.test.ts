import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { changedOnRecord } from '@ia/schema/audit';
import { expect, it } from 'vitest';

/** What an amount, a rate, an account at a bank or somebody's name on an invoice is called. */
const ON_RECORD =
  /(?:^|_)(?:amount|price|rate|iban|bic|bank|siren|siret|vat_number)$|^(?:billing|einvoice)_address$/;
/** What is said of a company before it is a client is invoiced to nobody; a condition is no price. */
const APART: readonly string[] = ['leads', 'reminder_steps'];

it('every amount, rate and billing identity of the model is changed on record', () => {
  const declared: Readonly<Record<string, readonly string[] | undefined>> = changedOnRecord;
  const missing = globSync('snapshots/snapshot/fields/*/*.json')
    .map((path) => ({ collection: basename(dirname(path)), field: basename(path, '.json') }))
    .filter(({ collection, field }) => ON_RECORD.test(field) && !APART.includes(collection))
    .filter(({ collection, field }) => !declared[collection]?.includes(field))
    .map(({ collection, field }) => `${collection}.${field}`);
  expect(missing).toEqual([]);
});
