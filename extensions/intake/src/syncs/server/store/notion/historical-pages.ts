import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

/** When the words of each page were last taken over, by its external id; of others nothing. */
export async function loadTakenAt(
  database: Knex,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await database('historical_pages')
    .whereIn('external_id', [...externalIds])
    .whereNotNull('taken_at')
    .select<{ external_id: string; taken_at: Date }[]>('external_id', 'taken_at');
  return new Map(rows.map((row) => [row.external_id, row.taken_at]));
}

/** What a page says, as of an instant. */
export interface TakenContent {
  readonly markdown: string;
  /** How many parts of it could not be read. */
  readonly missing_parts: number;
  readonly taken_at: Date;
}

/** Of a page that is a record by itself. */
export async function saveContent(
  database: Knex,
  id: string,
  content: TakenContent,
): Promise<void> {
  await database('historical_pages').where({ id }).update(content);
}

/** Of the page of another record: beside it, one for each page. */
export async function savePageCopy(
  database: Knex,
  page: TakenContent & {
    readonly account: string;
    readonly title: string;
    readonly url: string;
    readonly edited_on: string;
    readonly external_id: string;
  },
): Promise<void> {
  await database('historical_pages')
    .insert({ id: randomUUID(), origin: 'sync', date_created: page.taken_at, ...page })
    .onConflict('external_id')
    .merge(['title', 'edited_on', 'markdown', 'missing_parts', 'taken_at']);
}
