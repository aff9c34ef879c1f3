import type { NotionColumn } from '@ia/providers/notion/notion-page';
import { z } from 'zod';

const seen = z.record(z.string(), z.object({ name: z.string(), type: z.string() }));

/** The columns a table had when it was last read to the end, by the id Notion never changes. */
export type SeenColumns = z.output<typeof seen>;

export function parseSeen(value: unknown): SeenColumns {
  return seen.safeParse(value).data ?? {};
}

export function seenOf(columns: readonly NotionColumn[]): SeenColumns {
  return Object.fromEntries(columns.map(({ id, name, type }) => [id, { name, type }]));
}
