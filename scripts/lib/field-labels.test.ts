import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageFor } from '@ia/core';
import { fieldLabel } from '@ia/core/messages/field-label';
import { expect, test } from 'vitest';
import { generateFieldLabels } from './field-labels.ts';
import { ROOT, SNAPSHOTS } from './paths.ts';

/** Written by the server alone: nobody is told to correct them. */
const LOGS = ['audit_log', 'outbox_events', 'sync_runs', 'sync_rows', 'deal_stage_changes'];

type FieldFile = {
  collection: string;
  field: string;
  type: string;
  meta: { readonly: boolean; hidden: boolean };
};

/** The fields of a form: what a person can fill, and so be told to correct. */
function listFilledFields() {
  const folder = join(SNAPSHOTS, 'snapshot', 'fields');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );
  const fields = files.map(
    (file): FieldFile => JSON.parse(readFileSync(join(folder, file), 'utf8')),
  );
  const filled = fields.filter(
    ({ collection, type, meta }) =>
      !LOGS.includes(collection) && type !== 'alias' && !meta.readonly && !meta.hidden,
  );
  return filled.map(({ collection, field }) => ({ collection, field }));
}

test('the committed labels are those of the snapshot', () => {
  const path = join(ROOT, 'packages', 'core', 'src', 'messages', 'labels.generated.ts');
  expect(readFileSync(path, 'utf8')).toBe(generateFieldLabels());
});

test.each(['fr', 'en'] as const)(
  'a refusal names every field of a form by its label, in %s',
  (locale) => {
    const fields = listFilledFields();
    expect(fields.length).toBeGreaterThan(100);
    const unnamed = fields.filter((at) => {
      const label = fieldLabel(at.field, at.collection, locale);
      return !label || !messageFor('VALUE_REQUIRED', at, locale).includes(label);
    });
    expect(unnamed).toEqual([]);
  },
);
