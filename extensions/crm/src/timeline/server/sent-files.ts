import type { Services } from '@ia/directus-kit';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import { listSentFiles } from '../../mails/server/store/written-mails.ts';
import type { TimelineEntry } from '../contract.ts';

/** What went with mails that were written here: those files the asker may read. */
export async function withSentFiles(
  { accountability, schema, database: knex }: Asker,
  services: Services,
  entries: readonly TimelineEntry[],
): Promise<TimelineEntry[]> {
  const mails = entries.filter((entry) => entry.kind === 'activity' && entry.mail);
  const sent = await listSentFiles(
    knex,
    mails.map(({ id }) => id),
  );
  if (sent.length === 0) return [...entries];
  const files = new services.ItemsService('directus_files', { accountability, schema, knex });
  const rows = await files.readByQuery({
    fields: ['id', 'filename_download'],
    filter: { id: { _in: sent.map(({ file }) => file) } },
    limit: -1,
  });
  const names = new Map(rows.map(({ id, filename_download }) => [id, String(filename_download)]));
  return entries.map((entry) => {
    if (entry.kind !== 'activity' || !entry.mail) return entry;
    const own = sent.filter(({ activity }) => activity === entry.id);
    const readable = own.flatMap(({ file: id }) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    });
    return { ...entry, files: [...entry.files, ...readable] };
  });
}
