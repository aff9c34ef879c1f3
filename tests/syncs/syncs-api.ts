import { waitUntil } from '../../scripts/lib/wait.ts';
import { AgreedApi } from '../harness/agreed-api.ts';
import { type Platform, signIn } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';
import { SERVICE_ACCOUNT, SPREADSHEET } from './sheets-double.ts';

export interface SyncRun {
  readonly id: string;
  readonly status: string;
  readonly is_dry: boolean;
  readonly error: string | null;
  readonly rows_total: number;
  readonly rows_done: number;
  readonly rows_created: number;
  readonly rows_updated: number;
  readonly rows_unchanged: number;
  readonly rows_rejected: number;
  readonly rows_missing: number;
  readonly rows_conflicting: number;
  readonly attempts: number;
  readonly next_try_at: string | null;
  readonly may: Readonly<Record<string, boolean>>;
}

export interface SyncSource {
  readonly id: string;
  readonly has_secret: boolean;
  readonly secret_hint: string | null;
  readonly next_run_at: string | null;
  readonly left_at: string | null;
  readonly conflicts: number;
  readonly missing: number;
  readonly last_run: SyncRun | null;
}

const AT_WORK = ['queued', 'fetching', 'previewing', 'running'];

/** The administration at the recurring sources. */
export async function syncsOf(platform: Platform) {
  const api = new AgreedApi(platform.url, await signIn(platform.url, ADMIN_EMAIL));
  const rows = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await platform.database.query(text, values)).rows as Row[];
  const createMapping = (mapping: Record<string, unknown>) =>
    api.request<{ key: string }>('POST', '/crm/imports/mappings', mapping);
  const createSheet = async (key: string, settings: Record<string, unknown>) => {
    const source = await api.request<SyncSource>('POST', '/crm/syncs', {
      name: `Feuille ${key}`,
      key,
      kind: 'google_sheets',
      settings: { spreadsheet: SPREADSHEET, ...settings },
    });
    await api.request('POST', `/crm/syncs/${source.id}/secret`, { secret: SERVICE_ACCOUNT });
    return source.id;
  };
  const runOf = (id: string) => api.request<SyncRun>('GET', `/crm/syncs/runs/${id}`);
  const settled = async (id: string): Promise<SyncRun> => {
    let run = await runOf(id);
    await waitUntil(
      async () => {
        run = await runOf(id);
        return !AT_WORK.includes(run.status) || run.next_try_at !== null;
      },
      { timeoutMs: 60_000, what: `the sync ${id} to settle`, explain: platform.directus.log },
    );
    return run;
  };
  const start = (source: string, body: Record<string, unknown> = {}) =>
    api.request<SyncRun>('POST', `/crm/syncs/${source}/runs`, body);
  const run = async (source: string, body: Record<string, unknown> = {}) =>
    settled((await start(source, body)).id);
  return { api, rows, createMapping, createSheet, runOf, settled, start, run };
}

export type Syncs = Awaited<ReturnType<typeof syncsOf>>;
