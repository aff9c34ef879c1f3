import type { Mapping, RowReading } from '@ia/core/imports';
import { mappedFields, remarkOn } from '@ia/core/imports';
import { acceptedIds, type RecordRules, sourceColumn, type WriteContext } from '@ia/importer';
import type { ClientBase } from 'pg';

type RulesOf = (mapping: Mapping, context: WriteContext) => RecordRules;

const noRules: RulesOf = () => ({
  fields: (mapped) => mapped,
  judge: async (_client, rows) => rows,
});

/**
 * A file of a seller takes no record from a colleague, as their own change does not
 * (`core/records/decide-owner-move`): the owner stays, and the row says so.
 */
export function keepOwners(table: 'accounts' | 'leads', rulesOf: RulesOf = noRules): RulesOf {
  return (mapping, context) => {
    const { user, role } = context;
    const rules = rulesOf(mapping, context);
    if (user === null || role === 'admin' || !mappedFields(mapping).includes('owner')) return rules;
    return {
      ...rules,
      async judge(client, rows) {
        const judged = await rules.judge(client, rows);
        const owners = await colleaguesOf(client, { table, ids: acceptedIds(judged), user });
        return judged.map((row) => keepOwner(mapping, row, owners.get(row.externalId ?? '')));
      },
    };
  };
}

function keepOwner(mapping: Mapping, row: RowReading, owner: string | undefined): RowReading {
  if (row.isRejected || owner === undefined || row.values.owner === owner) return row;
  const remark = remarkOn(sourceColumn(mapping, 'owner'), 'OWNER_IS_COLLEAGUE', null);
  return { ...row, values: { ...row.values, owner }, remarks: [...row.remarks, remark] };
}

/** Who follows these records, where it is neither nobody nor the person who imports. */
async function colleaguesOf(
  client: ClientBase,
  { table, ids, user }: { table: 'accounts' | 'leads'; ids: readonly string[]; user: string },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ external_id: string; owner: string }>(
    `select external_id, owner from ${table} where external_id = any($1) and owner <> $2::uuid`,
    [ids, user],
  );
  return new Map(rows.map(({ external_id, owner }) => [external_id, owner]));
}
