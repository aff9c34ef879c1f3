import type { MatchKind } from '@ia/core/leads/score-match';
import { joinSql, queryPrepared, rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
import type { Knex } from 'knex';

/** A lead with what it is looked for by, each in its one form. */
export interface AskedLead {
  readonly id: string;
  readonly email: string | null;
  readonly phones: readonly string[];
  readonly domains: readonly string[];
  readonly company: string | null;
  readonly last_name: string | null;
}

export type MatchedCollection = 'leads' | 'contacts' | 'accounts';

/** A record that may be the same as a lead, still to be scored. */
export interface Candidate {
  readonly lead: string;
  readonly kind: MatchKind;
  readonly collection: MatchedCollection;
  readonly id: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company: string | null;
  readonly number: string | null;
  readonly email: string | null;
  readonly status: string | null;
  readonly account: string | null;
  readonly account_name: string | null;
}

/** Tables the asker may read in full: the others are not looked into. */
export type Readable = ReadonlySet<'leads' | 'contacts' | 'contact_emails' | 'accounts'>;

/** For one lead and one way of looking: more would be noise. */
const MOST = 10;

const lead = (kind: MatchKind, source: Sql): Sql => sql`
  SELECT asked.id AS lead, ${rawSql(`'${kind}'`)} AS kind, 'leads' AS collection, found.id,
         found.first_name, found.last_name, found.company_name AS company, found.number,
         found.email, found.status, NULL::uuid AS account, NULL AS account_name
    FROM asked ${source}`;

const contact = (kind: MatchKind, source: Sql): Sql => sql`
  SELECT asked.id AS lead, ${rawSql(`'${kind}'`)} AS kind, 'contacts' AS collection, found.id,
         found.first_name, found.last_name, NULL AS company, NULL AS number, NULL AS email,
         NULL AS status, a.id AS account, a.name AS account_name
    FROM asked ${source} JOIN accounts a ON a.id = found.account`;

const account = (kind: MatchKind, source: Sql): Sql => sql`
  SELECT asked.id AS lead, ${rawSql(`'${kind}'`)} AS kind, 'accounts' AS collection, found.id,
         NULL AS first_name, NULL AS last_name, found.name AS company, NULL AS number,
         NULL AS email, NULL AS status, found.id AS account, found.name AS account_name
    FROM asked ${source}`;

/** The names that look alike, by the trigram index of the column, closest first. */
const alike = (table: string, column: string, wanted: string): Sql =>
  rawSql(`CROSS JOIN LATERAL (
    SELECT t.* FROM ${table} t WHERE platform.searchable(t.${column}) % asked.${wanted}
     ORDER BY similarity(platform.searchable(t.${column}), asked.${wanted}) DESC LIMIT ${MOST}
  ) AS found`);

interface Search {
  readonly needs: readonly string[];
  readonly statement: Sql;
}

/** By equality, each through the index of its column. */
const EXACT: readonly Search[] = [
  {
    needs: ['leads'],
    statement: lead('email', rawSql(`JOIN leads found ON found.email = asked.email`)),
  },
  {
    needs: ['contacts', 'contact_emails', 'accounts'],
    statement: contact(
      'email',
      rawSql(`JOIN contact_emails e ON e.email = asked.email
        JOIN contacts found ON found.id = e.contact`),
    ),
  },
  {
    needs: ['leads'],
    statement: lead('phone', rawSql(`JOIN leads found ON found.phone = ANY(asked.phones)`)),
  },
  {
    needs: ['contacts', 'accounts'],
    statement: contact('phone', rawSql(`JOIN contacts found ON found.phone = ANY(asked.phones)`)),
  },
  {
    needs: ['accounts'],
    statement: account(
      'domain',
      rawSql(`JOIN accounts found ON found.domain = ANY(asked.domains)`),
    ),
  },
];

const NAMES: readonly Search[] = [
  { needs: ['leads'], statement: lead('name', alike('leads', 'company_name', 'company')) },
  { needs: ['leads'], statement: lead('name', alike('leads', 'last_name', 'last_name')) },
  {
    needs: ['contacts', 'accounts'],
    statement: contact(
      'name',
      rawSql(`JOIN contacts found ON platform.searchable(found.last_name) = asked.last_name`),
    ),
  },
  { needs: ['accounts'], statement: account('name', alike('accounts', 'name', 'company')) },
];

/**
 * Everything that may be the same as one of these leads, in two statements whatever their number.
 * Names are hints: in a list where all of them look alike, the search gives up before it weighs.
 */
export async function findCandidates(
  database: Knex,
  asked: readonly AskedLead[],
  readable: Readable,
): Promise<Candidate[]> {
  if (asked.length === 0) return [];
  const exact = statementOf(EXACT, asked, readable);
  const names = statementOf(NAMES, asked, readable);
  const found = exact ? await queryPrepared<Candidate>(database, exact) : [];
  return names ? [...found, ...(await findNames(database, names))] : found;
}

const NAME_THRESHOLD = '0.5';
const NAME_TIMEOUT_MS = '3000';

async function findNames(database: Knex, statement: Sql): Promise<Candidate[]> {
  try {
    return await database.transaction(async (trx) => {
      await trx.raw(
        `SELECT set_config('pg_trgm.similarity_threshold', ?, true), set_config('statement_timeout', ?, true)`,
        [NAME_THRESHOLD, NAME_TIMEOUT_MS],
      );
      return await queryPrepared<Candidate>(trx, statement);
    });
  } catch (error) {
    if (isTimeout(error)) return [];
    throw error;
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}

function statementOf(
  searches: readonly Search[],
  asked: readonly AskedLead[],
  readable: Readable,
): Sql | null {
  const tables: ReadonlySet<string> = readable;
  const allowed = searches.filter(({ needs }) => needs.every((table) => tables.has(table)));
  if (allowed.length === 0) return null;
  const all = joinSql(
    allowed.map(({ statement }) => statement),
    ' UNION ALL ',
  );
  return sql`WITH asked AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        AS given(id uuid, email text, phones text[], domains text[], company text, last_name text)
    ), candidates AS (${all})
    SELECT * FROM candidates WHERE NOT (collection = 'leads' AND id = lead)`;
}
