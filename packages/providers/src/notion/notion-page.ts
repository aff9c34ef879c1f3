export interface NotionColumn {
  /** Stays when the column is renamed. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** A table of Notion: since its API of 2025-09-03 a database holds one or several. */
export interface NotionTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly NotionColumn[];
}

export interface NotionFile {
  readonly property: string;
  readonly name: string;
  readonly url: string;
  /** Notion keeps it, and its address dies after an hour; else it is a link to elsewhere. */
  readonly isHosted: boolean;
}

export interface NotionPage {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly editedAt: string;
  readonly isTrashed: boolean;
  /** Text by the name of the column; the end of a period is under « … (fin) ». */
  readonly cells: Readonly<Record<string, string>>;
  readonly files: readonly NotionFile[];
}
