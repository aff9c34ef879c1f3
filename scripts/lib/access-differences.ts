import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { generatePermissions } from '../../snapshots/access/index.ts';

type Rule = {
  policy: string;
  collection: string;
  action: string;
  permissions: unknown;
  validation: unknown;
  presets: unknown;
  fields: readonly string[] | null;
};

const keyOf = (rule: Pick<Rule, 'policy' | 'collection' | 'action'>) =>
  `${rule.policy} ${rule.collection} ${rule.action}`;
const contentOf = ({ permissions, validation, presets, fields }: Rule) => ({
  permissions: permissions ?? null,
  validation: validation ?? null,
  presets: presets ?? null,
  fields: [...(fields ?? [])].sort(),
});

async function readRules(databaseUrl: string): Promise<Rule[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT policy::text, collection, action, permissions, validation, presets, string_to_array(fields, ',') AS fields
       FROM directus_permissions`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

/** One line per access rule of the database that the hand-written files do not say, or say otherwise. */
export async function describeAccessDifferences(databaseUrl: string): Promise<string[]> {
  const live = new Map((await readRules(databaseUrl)).map((rule) => [keyOf(rule), rule]));
  const written = new Map(generatePermissions().map((rule) => [keyOf(rule), rule]));
  const lines: string[] = [];
  for (const [key, rule] of live) {
    const expected = written.get(key);
    if (!expected) lines.push(`${key}: only in the database`);
    else if (!isDeepStrictEqual(contentOf(rule), contentOf(expected)))
      lines.push(`${key}: differs`);
  }
  for (const key of written.keys())
    if (!live.has(key)) lines.push(`${key}: only in snapshots/access`);
  return lines.sort();
}
