import { DomainError } from '@ia/core';
import { isSyncKind, type SyncKind } from '@ia/core/syncs/sync-kinds';
import { notionEngine } from './notion/notion-engine.ts';
import { sheetsEngine } from './sheets/sheets-engine.ts';
import type { SyncEngine } from './sync-engine.ts';

const ENGINES: Readonly<Partial<Record<SyncKind, SyncEngine>>> = {
  google_sheets: sheetsEngine,
  notion: notionEngine,
};

/** Kinds a source may be made of today. */
export const engineKinds = Object.keys(ENGINES).filter(isSyncKind);

/** @throws VALUE_INVALID for a kind nothing here reads */
export function engineOf(kind: unknown): SyncEngine {
  const engine = isSyncKind(kind) ? ENGINES[kind] : undefined;
  if (!engine) {
    throw new DomainError('VALUE_INVALID', { field: 'kind', hint: engineKinds.join(', ') });
  }
  return engine;
}
