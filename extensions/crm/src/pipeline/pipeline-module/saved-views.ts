import { isRow } from '@ia/app-kit/read-row';
import type { Query } from '../app/board-filters.ts';
import { type PageState, readPageState, writePageState } from './page-state.ts';

/** Under this name the presets of Directus hold the views of the board. */
export const VIEWS_COLLECTION = 'crm_pipeline';

/** A saved view: filters and display under a name, of one person or of everybody. */
export interface SavedView {
  readonly id: number;
  readonly name: string;
  readonly isShared: boolean;
  readonly query: Query;
}

/** The person's own settings of the board: a preset without a name. */
export interface ViewSettings {
  readonly id: number;
  readonly defaultView: number | null;
}

interface FoundViews {
  readonly views: readonly SavedView[];
  readonly settings: ViewSettings | null;
}

/** Sorts the presets of the board into views, by name, and the person's own settings. */
export function readViews(rows: readonly unknown[], me: string): FoundViews {
  const views: SavedView[] = [];
  let settings: ViewSettings | null = null;
  for (const row of rows) {
    if (!isRow(row) || typeof row.id !== 'number') continue;
    if (typeof row.bookmark === 'string' && row.bookmark) {
      views.push({
        id: row.id,
        name: row.bookmark,
        isShared: row.user === null,
        query: queryOf(row.layout_query),
      });
    } else if (row.user === me) settings = { id: row.id, defaultView: defaultOf(row) };
  }
  return { views: views.sort((one, other) => one.name.localeCompare(other.name)), settings };
}

/** What a view keeps of the page: everything but where one was in it. */
export function viewQuery(state: PageState): Query {
  return writePageState({ ...state, page: 1, view: null });
}

/** The page a view opens. */
export function pageOfView(view: SavedView): PageState {
  return { ...readPageState(view.query), page: 1, view: view.id };
}

function queryOf(value: unknown): Query {
  if (!isRow(value)) return {};
  // What is not an address of the page is dropped, so that a view written by hand cannot break it.
  return viewQuery(readPageState(value));
}

function defaultOf(row: Readonly<Record<string, unknown>>): number | null {
  const options = isRow(row.layout_options) ? row.layout_options : {};
  return typeof options.default_view === 'number' ? options.default_view : null;
}
