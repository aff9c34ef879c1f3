import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

/** A piece of a statement with its values; pieces nest, values never become text. */
export class Sql {
  readonly texts: readonly string[];
  readonly values: readonly unknown[];

  constructor(texts: readonly string[], values: readonly unknown[]) {
    this.texts = texts;
    this.values = values;
  }
}

/** `sql\`… ${value} … ${anotherPiece}\`` */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  const texts = [strings[0] ?? ''];
  const values: unknown[] = [];
  const append = (text: string) => texts.push(`${texts.pop() ?? ''}${text}`);
  parts.forEach((part, index) => {
    const end = strings[index + 1] ?? '';
    if (!(part instanceof Sql)) {
      values.push(part);
      texts.push(end);
      return;
    }
    append(part.texts[0] ?? '');
    texts.push(...part.texts.slice(1));
    values.push(...part.values);
    append(end);
  });
  return new Sql(texts, values);
}

/** Text of our own: never something received. */
export function rawSql(text: string): Sql {
  return new Sql([text], []);
}

export function joinSql(parts: readonly Sql[], separator: string): Sql {
  return parts.reduce(
    (all, part, index) => (index === 0 ? part : sql`${all}${rawSql(separator)}${part}`),
    rawSql(''),
  );
}

/** A statement of knex, to be put inside one of ours. */
export function sqlOfKnex(builder: Knex.QueryBuilder | Knex.Raw): Sql {
  const { sql: text, bindings } = builder.toSQL();
  return new Sql(text.split('?'), [...bindings]);
}

interface Connection {
  query<Row>(query: {
    readonly name: string;
    readonly text: string;
    readonly values: readonly unknown[];
  }): Promise<{ readonly rows: Row[] }>;
}

const names = new Map<string, string>();

/**
 * Runs a statement that each connection plans once, by its name: parsing and planning the board
 * costs more than reading it. Texts must be few: what varies goes into values.
 */
export async function queryPrepared<Row>(knex: Knex, statement: Sql): Promise<Row[]> {
  const text = textOf(statement);
  const { client } = knex;
  const connection: Connection = await client.acquireConnection();
  try {
    const { rows } = await connection.query<Row>({
      name: nameOf(text),
      text,
      values: statement.values,
    });
    return rows;
  } finally {
    await client.releaseConnection(connection);
  }
}

/** As Postgres takes it: `$1`, `$2`… in the order of the values. */
export function textOf({ texts }: Sql): string {
  return texts.reduce((all, text, index) => (index === 0 ? text : `${all}$${index}${text}`), '');
}

function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `ia_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
}
