import { at, isRow, numberAt, personAt, textAt } from '@ia/app-kit/read-row';

/** What a view keeps of the page, as its address writes it. */
export type Query = Readonly<Record<string, string>>;

/** A saved view: filters, order and columns under a name, of one person or of everybody. */
export interface SavedView {
  readonly id: number;
  readonly name: string;
  readonly isShared: boolean;
  /** One's own, or shared by oneself; the view of a colleague is read, and copied. */
  readonly isMine: boolean;
  /** Who shared it. */
  readonly author: string | null;
  readonly query: Query;
}

/** The person's own settings of a list: a preset without a name. */
export interface ViewSettings {
  readonly id: number;
  readonly defaultView: number | null;
}

interface FoundViews {
  readonly views: readonly SavedView[];
  readonly settings: ViewSettings | null;
}

/** What is not an address of the page is dropped, so that a view written by hand cannot break it. */
export type CleanQuery = (written: Readonly<Record<string, unknown>>) => Query;

/** Sorts the presets of a list into views, by name, and the person's own settings. */
export function readViews(rows: readonly unknown[], me: string, clean: CleanQuery): FoundViews {
  const views: SavedView[] = [];
  let settings: ViewSettings | null = null;
  for (const row of rows) {
    if (!isRow(row) || typeof row.id !== 'number') continue;
    const isOwn = row.user === me;
    const name = textAt(row, 'bookmark');
    if (name) {
      const author = personAt(row, 'author');
      views.push({
        id: row.id,
        name,
        isShared: row.user === null,
        isMine: isOwn || author?.id === me,
        author: author?.name ?? null,
        query: isRow(row.layout_query) ? clean(row.layout_query) : {},
      });
    } else if (isOwn) {
      settings = { id: row.id, defaultView: numberAt(row, 'layout_options', 'default_view') };
    }
  }
  return { views: views.sort((one, other) => one.name.localeCompare(other.name)), settings };
}

export function isSameQuery(first: Query, second: Query): boolean {
  const text = (query: Query) => JSON.stringify(Object.entries(query).sort());
  return text(first) === text(second);
}

/** The columns a table shows: all but those that were put away, in their own order. */
export function hiddenColumns(written: unknown, known: readonly string[]): readonly string[] {
  const asked = typeof written === 'string' ? written.split(',') : [];
  return known.filter((key) => asked.includes(key));
}

/** Whether the app says that the person reads this field; what it does not know, the server says. */
export function isUnreadable(permissions: unknown, collection: string, field: string): boolean {
  const fields = at(permissions, collection, 'read', 'fields');
  return Array.isArray(fields) && !fields.includes('*') && !fields.includes(field);
}
