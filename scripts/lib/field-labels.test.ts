import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageFor } from '@ia/core';
import { expect, test } from 'vitest';
import { SNAPSHOTS } from './paths.ts';

/** Written by the server alone: nobody is told to correct them. */
const LOGS = ['audit_log', 'outbox_events', 'sync_runs', 'sync_rows', 'deal_stage_changes'];

type FieldFile = {
  collection: string;
  field: string;
  type: string;
  meta: { readonly: boolean; hidden: boolean };
};

/** The fields of a form: what a person can fill, and so be told to correct. */
function listFilledFields(): string[] {
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
  return [...new Set(filled.map(({ field }) => field))].sort();
}

test.each(['fr', 'en'] as const)(
  'a refusal names every field of a form by its label, in %s',
  (locale) => {
    const fields = listFilledFields();
    expect(fields.length).toBeGreaterThan(100);
    const unnamed = fields.filter(
      (field) => !messageFor('VALUE_REQUIRED', { field }, locale).includes(`(${field})`),
    );
    expect(unnamed).toEqual([]);
  },
);
