import { unread } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import {
  type ChangedSyncBody,
  type NewSyncBody,
  notionTables,
  type RecordState,
  type RunBody,
  type SettleBody,
  sheetInspection,
  syncRecords,
  syncRun,
  syncRuns,
  syncSource,
  syncSources,
} from '../contract.ts';

/** The calls of these screens to our own endpoints; each refusal is left to its caller. */
export function useSyncsApi() {
  const api = useApi();
  const at = (path = '') => `/crm/syncs${path}`;

  return {
    sources: () => api.get(at(), syncSources),
    source: (id: string) => api.get(at(`/${id}`), syncSource),
    create: (body: NewSyncBody) => api.post(at(), syncSource, body),
    change: (id: string, body: ChangedSyncBody) => api.patch(at(`/${id}`), syncSource, body),
    remove: (id: string) => api.delete(`/crm/inbound/sources/${id}`, unread),
    saveSecret: (id: string, secret: string) =>
      api.post(at(`/${id}/secret`), syncSource, { secret }),
    inspect: (id: string, tab: string | null, header_line: number | null = null) =>
      api.post(
        at(`/${id}/inspect`),
        sheetInspection,
        tab === null ? {} : { tab, ...(header_line !== null && { header_line }) },
      ),
    inspectNotion: (id: string) => api.post(at(`/${id}/inspect`), notionTables, {}),
    start: (id: string, body: RunBody) => api.post(at(`/${id}/runs`), syncRun, body),
    runs: (id: string, page: number) => api.get(at(`/${id}/runs`), syncRuns, { page }),
    leave: (id: string, confirm: string) => api.post(at(`/${id}/leave`), syncSource, { confirm }),
    records: (id: string, state: RecordState, page: number) =>
      api.get(at(`/${id}/records`), syncRecords, { state, page, per: 25 }),
    settle: (id: string, body: SettleBody) =>
      api.post(at(`/${id}/records/settle`), syncSource, body),
    run: (id: string) => api.get(at(`/runs/${id}`), syncRun),
    act: (id: string, action: 'apply' | 'cancel') =>
      api.post(at(`/runs/${id}/${action}`), syncRun, {}),
  };
}
