import { type Mapping, remarkOn } from '@ia/core/imports';
import { cutText } from '@ia/core/text/cut-text';
import { ProviderError } from '@ia/providers';
import { hostedAddresses, nameInAddress } from '@ia/providers/notion/hosted-addresses';
import { isNotShared } from '@ia/providers/notion/notion-error';
import { type PageMarkdown, readMarkdown } from '@ia/providers/notion/read-markdown';
import { loadTakenAt, saveContent, savePageCopy } from '../store/notion/historical-pages.ts';
import type { SyncWork } from '../sync-engine.ts';
import { addRemark } from './add-remark.ts';
import { copyFile } from './copy-file.ts';
import type { TableWork, TakenPage } from './table-work.ts';

interface Content {
  readonly mapping: Mapping;
  readonly taken: readonly TakenPage[];
  readonly readAt: Date | null;
}

/**
 * Keeps what some pages say, as of today, on the account they are about: those whose words were
 * never copied, or have been edited since.
 */
export async function keepContent(
  work: SyncWork,
  given: TableWork,
  { mapping, taken, readAt }: Content,
): Promise<void> {
  const { database } = work.context;
  const ids = taken.map(({ place }) => place.externalId);
  const takenAt = await loadTakenAt(database, ids);
  const isOwn = mapping.target === 'historical_pages';
  for (const one of taken) {
    const last = takenAt.get(one.place.externalId) ?? (isOwn ? null : readAt);
    // Notion tells the minute of an edit, not its second.
    const isKept = last && last.getTime() - 60_000 > Date.parse(one.page.editedAt);
    if (!isKept) await keepOne(work, given, { ...one, isOwn });
  }
}

async function keepOne(
  work: SyncWork,
  { access, run }: TableWork,
  { page, place, isOwn }: TakenPage & { readonly isOwn: boolean },
): Promise<void> {
  const { database, now } = work.context;
  const row = { run: run.id, externalId: place.externalId };
  const takenAt = now();
  const content = await readMarkdown(access, page.id).catch((error: unknown) => {
    if (isNotShared(error)) return null;
    throw error;
  });
  if (!content) {
    await addRemark(database, row, remarkOn(null, 'PAGE_NOT_SHARED', page.title));
    return;
  }
  // A page of a table often says nothing beside its columns: no copy of nothing.
  if (!isOwn && content.markdown.trim() === '') return;
  const markdown = await withOwnFiles(work, row, { content, place });
  const kept = { markdown, missing_parts: content.missing, taken_at: takenAt };
  if (isOwn) {
    await saveContent(database, place.record, kept);
    return;
  }
  await savePageCopy(database, {
    account: place.account,
    title: cutText(page.title, 255) || page.url,
    url: page.url,
    edited_on: page.editedAt.slice(0, 10),
    external_id: place.externalId,
    ...kept,
  });
}

/** The Markdown with the addresses that will die replaced by those of our copies. */
async function withOwnFiles(
  work: SyncWork,
  row: { readonly run: string; readonly externalId: string },
  { content, place }: { readonly content: PageMarkdown; readonly place: TakenPage['place'] },
): Promise<string> {
  let { markdown } = content;
  for (const url of hostedAddresses(markdown)) {
    try {
      const id = await copyFile(work, { url }, place);
      markdown = markdown.replaceAll(url, () => `/assets/${id}`);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const remark = remarkOn(null, 'FILE_NOT_COPIED', nameInAddress(url));
      await addRemark(work.context.database, row, remark);
    }
  }
  return markdown;
}
