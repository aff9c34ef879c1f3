import { remarkOn } from '@ia/core/imports';
import { ProviderError } from '@ia/providers';
import { readPage } from '@ia/providers/notion/read-pages';
import type { SyncWork } from '../sync-engine.ts';
import { addRemark } from './add-remark.ts';
import { copyFile } from './copy-file.ts';
import type { TableWork, TakenPage } from './table-work.ts';

/**
 * Copies the files of some pages. Each page is asked for again, since the addresses of its files
 * live an hour only; a file that does not come is told on its row, and tried by the next run.
 */
export async function copyPageFiles(
  work: SyncWork,
  { access, run }: TableWork,
  taken: readonly TakenPage[],
): Promise<void> {
  const { database } = work.context;
  for (const { page, place } of taken) {
    const row = { run: run.id, externalId: place.externalId };
    for (const name of page.linked) {
      await addRemark(database, row, remarkOn(null, 'FILE_LINKED', name));
    }
    if (page.hosted === 0) continue;
    const { files } = await readPage(access, page.id);
    for (const file of files.filter(({ isHosted }) => isHosted)) {
      try {
        await copyFile(work, file, place);
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        await addRemark(database, row, remarkOn(file.property, 'FILE_NOT_COPIED', file.name));
      }
    }
  }
}
