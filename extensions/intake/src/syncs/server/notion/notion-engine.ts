import { DomainError } from '@ia/core';
import { listTables } from '@ia/providers/notion/list-tables';
import type { NotionAccess } from '@ia/providers/notion/notion-client';
import { notionSettings } from '../../contract.ts';
import type { OpenedSource, SyncEngine } from '../sync-engine.ts';
import type { SyncEnv } from '../sync-env.ts';
import { describeTable, readTables } from './notion-settings.ts';
import { runTable } from './run-table.ts';

/** As Notion writes the tokens of its integrations, today and before September 2024. */
const TOKEN = /^(ntn_|secret_)[A-Za-z0-9]{40,60}$/;
const SHOWN = 8;

/**
 * Tables of Notion whose pages become accounts, contacts, projects and historical pages, by mappings
 * of Imports. Each table is a run of its own, in the order of the settings: what others refer to
 * comes first.
 */
export const notionEngine: SyncEngine = {
  settings: notionSettings,
  readSecret(text) {
    if (!TOKEN.test(text)) {
      throw new DomainError('SYNC_SECRET_INVALID', { field: 'secret', hint: 'ntn_…' });
    }
    return { hint: `${text.slice(0, SHOWN)}…` };
  },
  describe({ name, settings }) {
    const [first] = readTables(settings);
    return first ? describeTable(name, first) : { mapping: null, label: name };
  },
  inspect: (source, env) => listTables(notionAccess(source, env)),
  run: (work) => runTable(work, notionAccess(work.source, work.env)),
};

function notionAccess({ secret }: OpenedSource, { notion }: SyncEnv): NotionAccess {
  return { token: secret, apiUrl: notion.apiUrl };
}
