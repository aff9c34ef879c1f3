import { useRawApi } from '@ia/app-kit/use-raw-api';
import type {
  NotionTable,
  SheetInspection,
  SyncRecord,
  SyncRun,
  SyncSource,
} from './sync-types.ts';

/** The calls of these screens to our own endpoints; each refusal is left to its caller. */
export function useSyncsApi() {
  const api = useRawApi();
  const at = (path = '') => `/crm/syncs${path}`;

  async function get<Data>(path: string, params: object = {}): Promise<Data> {
    const { data } = await api.get<{ data: Data }>(path, { params });
    return data.data;
  }

  async function post<Data>(path: string, body: object = {}): Promise<Data> {
    const { data } = await api.post<{ data: Data }>(path, body);
    return data.data;
  }

  return {
    sources: () => get<SyncSource[]>(at()),
    source: (id: string) => get<SyncSource>(at(`/${id}`)),
    create: (body: object) => post<SyncSource>(at(), body),
    async change(id: string, body: object): Promise<void> {
      await api.patch(at(`/${id}`), body);
    },
    saveSecret: (id: string, secret: string) => post<SyncSource>(at(`/${id}/secret`), { secret }),
    inspect: (id: string, tab: string | null) =>
      post<SheetInspection>(at(`/${id}/inspect`), tab === null ? {} : { tab }),
    inspectNotion: (id: string) => post<NotionTable[]>(at(`/${id}/inspect`)),
    start: (id: string, body: { dry?: boolean; retry_of?: string }) =>
      post<SyncRun>(at(`/${id}/runs`), body),
    runs: (id: string, page: number) => get<SyncRun[]>(at(`/${id}/runs`), { page }),
    leave: (id: string, confirm: string) => post<SyncSource>(at(`/${id}/leave`), { confirm }),
    records: (id: string, state: 'conflict' | 'missing', page: number) =>
      get<{ records: SyncRecord[]; count: number }>(at(`/${id}/records`), { state, page, per: 25 }),
    settle: (id: string, body: object) => post<SyncSource>(at(`/${id}/records/settle`), body),
    run: (id: string) => get<SyncRun>(at(`/runs/${id}`)),
    act: (id: string, action: 'apply' | 'cancel') => post<SyncRun>(at(`/runs/${id}/${action}`)),
  };
}
