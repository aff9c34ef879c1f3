import type { Mapping, RowReading } from '@ia/core/imports';
import { mappedFields, remarkOn } from '@ia/core/imports';
import { type NamedPerson, namedPeople, SELLING_ROLES } from '@ia/core/records/named-people';
import { STAFF_ROLES } from '@ia/directus-kit';
import { acceptedIds, type RecordRules, sourceColumn, type WriteContext } from '@ia/importer';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';

type RulesOf = (mapping: Mapping, context: WriteContext) => RecordRules;

const noRules: RulesOf = () => ({
  fields: (mapped) => mapped,
  judge: async (_client, rows) => rows,
});

/**
 * Whom a file or a source names is of the circle its field is for, as in a form: of anybody else the
 * record keeps whom it has, and the row says so.
 */
export function teamOnly(table: string, rulesOf: RulesOf = noRules): RulesOf {
  return (mapping, context) => {
    const rules = rulesOf(mapping, context);
    const named = namedPeople[table];
    if (named === undefined) return rules;
    const { field } = named;
    if (!mappedFields(mapping).includes(field)) return rules;
    return {
      ...rules,
      async judge(client, rows) {
        const judged = await rules.judge(client, rows);
        const outsiders = await outsidersAmong(client, named, namedIn(judged, field));
        if (outsiders.size === 0) return judged;
        const naming = judged.filter((row) => outsiders.has(String(row.values[field])));
        const known = await findNamed(client, { table, field, ids: acceptedIds(naming) });
        return judged.map((row) => {
          if (row.isRejected || !outsiders.has(String(row.values[field]))) return row;
          const kept = known.get(row.externalId ?? '') ?? null;
          // Who has left goes on being named by the records they had.
          if (kept === row.values[field]) return row;
          const remark = remarkOn(sourceColumn(mapping, field), 'OWNER_NOT_OF_TEAM', null);
          return {
            ...row,
            values: { ...row.values, [field]: kept },
            remarks: [...row.remarks, remark],
          };
        });
      },
    };
  };
}

function namedIn(rows: readonly RowReading[], field: string): readonly string[] {
  const named = rows.flatMap(({ values, isRejected }) => {
    const person = values[field];
    return typeof person === 'string' && !isRejected ? [person] : [];
  });
  return [...new Set(named)];
}

async function outsidersAmong(
  client: ClientBase,
  { circle }: NamedPerson,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const { rows } = await client.query<{ id: string }>(
    `select u.id from directus_users u join directus_roles r on r.id = u.role
      where u.id::text = any($1) and u.status = 'active' and r.name = any($2)`,
    [people, circle === 'sellers' ? SELLING_ROLES : STAFF_ROLES],
  );
  const team = new Set(rows.map(({ id }) => id));
  return new Set(people.filter((person) => !team.has(person)));
}

/** Whom these records name now. */
async function findNamed(
  client: ClientBase,
  { table, field, ids }: { table: string; field: string; ids: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const column = escapeIdentifier(field);
  const { rows } = await client.query<{ external_id: string; person: string }>(
    `select external_id, ${column} as person from ${escapeIdentifier(table)}
      where external_id = any($1) and ${column} is not null`,
    [ids],
  );
  return new Map(rows.map(({ external_id, person }) => [external_id, person]));
}
