import { DomainError } from '@ia/core';
import { isSyncKind, type SyncKind, syncKinds } from '@ia/core/syncs/sync-kinds';
import { notionEngine } from './notion/notion-engine.ts';
import { sheetsEngine } from './sheets/sheets-engine.ts';
import type { SyncEngine } from './sync-engine.ts';

const ENGINES: Readonly<Record<SyncKind, SyncEngine>> = {
  google_sheets: sheetsEngine,
  notion: notionEngine,
};

/** @throws VALUE_INVALID for a kind nothing here reads */
export function engineOf(kind: unknown): SyncEngine {
  if (isSyncKind(kind)) return ENGINES[kind];
  throw new DomainError('VALUE_INVALID', { field: 'kind', hint: syncKinds.join(', ') });
}
