import type { StoredRun } from '@ia/importer';
import type { NotionAccess } from '@ia/providers/notion/notion-client';
import type { NotionTableSettings } from '../../contract.ts';
import type { Place } from './find-places.ts';
import type { LeftOfPage } from './page-rows.ts';

/** A table whose rows are in, and how its pages are read. */
export interface TableWork {
  readonly access: NotionAccess;
  readonly table: NotionTableSettings;
  readonly run: StoredRun;
}

/** A page that has become a record, and the account and project of that record. */
export interface TakenPage {
  readonly page: LeftOfPage;
  readonly place: Place;
}
