import { remarkOn } from '@ia/core/imports';
import { isNotShared } from '@ia/providers/notion/notion-error';
import { readPage } from '@ia/providers/notion/read-pages';
import { loadLostReferences } from '../store/notion/lost-references.ts';
import type { SyncWork } from '../sync-engine.ts';
import { addRemark } from './add-remark.ts';
import type { TableWork } from './table-work.ts';

/** Enough to see what is not shared; the others say that their reference was not found. */
const MOST_ASKED = 200;
const PAGE = /^notion:([0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12})$/i;

/** Says of references that lead nowhere whether the page is one the integration may not see. */
export async function explainReferences(
  { context: { database } }: SyncWork,
  { access, run }: TableWork,
): Promise<void> {
  const rows = await loadLostReferences(database, run.id, MOST_ASKED);
  const known = new Map<string, boolean>();
  for (const { external_id, notes } of rows) {
    for (const { code, column, value } of notes) {
      const page = code === 'REFERENCE_NOT_FOUND' ? PAGE.exec(value ?? '')?.[1] : undefined;
      if (!page) continue;
      const isHidden = known.get(page) ?? (await isUnshared(page));
      known.set(page, isHidden);
      const row = { run: run.id, externalId: external_id };
      if (isHidden) await addRemark(database, row, remarkOn(column, 'PAGE_NOT_SHARED', page));
    }
  }

  async function isUnshared(page: string): Promise<boolean> {
    try {
      await readPage(access, page);
      return false;
    } catch (error) {
      if (isNotShared(error)) return true;
      throw error;
    }
  }
}
