import type { ColumnRule } from '@ia/core/imports';
import { isOfferedToFiles } from '@ia/core/records/server-owned';
import { requestLocale } from '@ia/directus-kit';
import { coversFields, type WholeTableRights } from '@ia/directus-kit/rights/whole-table-rights';
import type { Choice } from '@ia/directus-kit/settings/field-texts';
import { IMPORTABLE } from '@ia/importer';
import { loadLeadOwners } from '@ia/records/people/lead-owners';
import type { Knex } from 'knex';
import { type FieldRow, loadCollectionLabels, loadFields } from './store/fields.ts';
import type { TargetField } from './target-field.ts';
import { toldFields } from './told-fields.ts';

/** The collections a file may fill, and their fields, in the language of the request. */
export async function listTargets(knex: Knex, rights: WholeTableRights) {
  const [labels, fields, linked] = await Promise.all([
    loadCollectionLabels(knex, IMPORTABLE),
    loadFields(knex, IMPORTABLE),
    loadLinkedChoices(knex),
  ]);
  return IMPORTABLE.map((collection) => {
    const offered = fields
      .filter((row) => row.collection === collection && isOfferedToFiles(collection, row.field))
      .flatMap((row) => describeField(row, linked));
    if (collection === 'deals') offered.push(...toldFields());
    const names = offered.map(({ field }) => field);
    return {
      collection,
      label: labels.get(collection) ?? collection,
      fields: offered.filter(({ field }) => coversFields(rights, collection, [field])),
      may_import: names.some((field) => coversFields(rights, collection, [field])),
    };
  });
}

type Linked = ReadonlyMap<string, readonly Choice[]>;

function describeField(row: FieldRow, linked: Linked): TargetField[] {
  const as = kindOf(row, linked);
  if (!as) return [];
  const choices = row.linked ? linked.get(row.linked) : row.choices;
  return [
    {
      field: row.field,
      label: row.label,
      as,
      required: !row.is_nullable && !row.has_default,
      ...(as === 'reference' && row.linked ? { collection: row.linked } : {}),
      ...(choices && choices.length > 0 ? { choices } : {}),
    },
  ];
}

function kindOf(
  { field, data_type, linked, choices }: FieldRow,
  known: Linked,
): ColumnRule['as'] | null {
  if (linked === 'directus_users') return 'owner';
  if (linked === 'accounts' || linked === 'offers') return 'reference';
  if (linked) return known.has(linked) ? 'choice' : null;
  if (choices.length > 0) return 'choice';
  if (field === 'email' || field === 'phone') return field;
  return KINDS[data_type] ?? null;
}

const KINDS: Readonly<Record<string, ColumnRule['as']>> = {
  'character varying': 'text',
  text: 'text',
  integer: 'integer',
  bigint: 'amount',
  numeric: 'decimal',
  real: 'decimal',
  boolean: 'boolean',
  date: 'date',
  'timestamp with time zone': 'date',
};

async function loadLinkedChoices(knex: Knex): Promise<Linked> {
  const label = requestLocale() === 'en' ? 'label_en' : 'label';
  const [stages, reasons, owners] = await Promise.all([
    knex('deal_stages').orderBy('sort').select({ value: 'key', label }),
    knex('loss_reasons').orderBy('sort').select({ value: 'key', label }),
    loadLeadOwners(knex),
  ]);
  const users = owners.map(({ id, name }) => ({ value: id, label: name }));
  return new Map<string, readonly Choice[]>([
    ['deal_stages', stages],
    ['loss_reasons', reasons],
    ['directus_users', users],
  ]);
}
