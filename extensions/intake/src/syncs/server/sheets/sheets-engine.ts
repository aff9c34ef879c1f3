import { DomainError } from '@ia/core';
import { readServiceAccount } from '@ia/providers/google/service-account';
import { type SheetSettings, sheetSettings } from '../../contract.ts';
import type { OpenedSource, SyncEngine } from '../sync-engine.ts';
import type { SyncEnv } from '../sync-env.ts';
import { inspectSheet } from './inspect-sheet.ts';
import { runSheet } from './run-sheet.ts';

/** A tab of Google Sheets whose rows become leads, deals or accounts, by a mapping of Imports. */
export const sheetsEngine: SyncEngine = {
  settings: sheetSettings,
  readSecret: (text) => ({ hint: readServiceAccount(text).email }),
  describe({ name, settings }) {
    const { tab, mapping } = readSettings(settings);
    if (!tab) throw new DomainError('SYNC_NOT_READY', { field: 'tab' });
    if (!mapping) throw new DomainError('SYNC_NOT_READY', { field: 'mapping' });
    return { mapping, label: `${name} · ${tab}` };
  },
  inspect: (source, env, query) =>
    inspectSheet(sheetsAccess(source, env), readSettings(source.settings), query),
  run: (work) =>
    runSheet(work, sheetsAccess(work.source, work.env), readSettings(work.source.settings)),
};

function readSettings(settings: unknown): SheetSettings {
  const parsed = sheetSettings.safeParse(settings ?? {});
  if (!parsed.success) throw new DomainError('SYNC_NOT_READY', { field: 'spreadsheet' });
  return parsed.data;
}

function sheetsAccess({ secret }: OpenedSource, { google }: SyncEnv) {
  return { account: readServiceAccount(secret), ...google };
}
