import type { ColumnRule } from '@ia/core/imports';
import { isOfferedToFiles } from '@ia/core/records/server-owned';
import { coversFields, type WholeTableRights } from '@ia/directus-kit/rights/whole-table-rights';
import type { Choice } from '@ia/directus-kit/settings/field-texts';
import { IMPORTABLE } from '@ia/importer';
import { loadLeadOwners } from '@ia/records/people/lead-owners';
import type { Knex } from 'knex';
import type { ImportTarget, TargetField } from '../contract.ts';
import {
  type FieldRow,
  loadCollectionLabels,
  loadFields,
  loadLinkedChoices,
} from './store/fields.ts';
import { toldFields } from './told-fields.ts';

/** The collections a file may fill, and their fields, in the language of the request. */
export async function listTargets(
  knex: Knex,
  rights: WholeTableRights,
): Promise<readonly ImportTarget[]> {
  const [labels, fields, linked] = await Promise.all([
    loadCollectionLabels(knex, IMPORTABLE),
    loadFields(knex, IMPORTABLE),
    linkedChoices(knex),
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

async function linkedChoices(knex: Knex): Promise<Linked> {
  const [tables, owners] = await Promise.all([loadLinkedChoices(knex), loadLeadOwners(knex)]);
  const users = owners.map(({ id, name }) => ({ value: id, label: name }));
  return new Map([...tables, ['directus_users', users]]);
}
