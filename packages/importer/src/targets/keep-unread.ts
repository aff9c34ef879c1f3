import type { JsonValue, RowReading } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';

/**
 * Rows with a cell that says nothing of its field (the error of a formula, an empty box) get what their
 * record holds, so that it is never emptied.
 */
export async function keepUnread(
  client: ClientBase,
  target: string,
  rows: readonly RowReading[],
): Promise<readonly RowReading[]> {
  const ids = rows.flatMap(({ externalId, unread, isRejected }) =>
    externalId !== null && unread.length > 0 && !isRejected ? [externalId] : [],
  );
  if (ids.length === 0) return rows;
  const { rows: found } = await client.query<{
    external_id: string;
    record: Readonly<Record<string, JsonValue>>;
  }>(
    `select external_id, to_jsonb(t) as record from ${escapeIdentifier(target)} t
      where external_id = any($1)`,
    [ids],
  );
  const records = new Map(found.map(({ external_id, record }) => [external_id, record]));
  return rows.map((row) => {
    const record = records.get(row.externalId ?? '');
    if (!record || row.unread.length === 0) return row;
    const kept = row.unread.map((field) => [field, record[field] ?? null] as const);
    return { ...row, values: { ...row.values, ...Object.fromEntries(kept) } };
  });
}
