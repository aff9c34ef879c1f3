/** Sources that are read again and again until the agency leaves them; `sync_sources.kind`. */
export const syncKinds = ['google_sheets', 'notion'] as const;

export type SyncKind = (typeof syncKinds)[number];

export function isSyncKind(kind: unknown): kind is SyncKind {
  return syncKinds.some((known) => known === kind);
}
