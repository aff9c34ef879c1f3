import { useRawApi } from '@ia/app-kit/use-raw-api';
import type {
  EventDetail,
  EventPageAnswer,
  InboundSource,
  OpenedAddress,
  Owner,
  TriedDelivery,
} from './inbound-types.ts';

export interface EventQuery {
  readonly status?: string;
  readonly source?: string;
  readonly page: number;
  readonly per: number;
}

/** The calls of these screens to our own endpoints; each refusal is left to its caller. */
export function useInboundApi() {
  const api = useRawApi();
  const at = (path: string) => `/crm/inbound/${path}`;

  async function get<Data>(path: string, params: object = {}): Promise<Data> {
    const { data } = await api.get<{ data: Data }>(path, { params });
    return data.data;
  }

  async function post<Data>(path: string, body: object = {}): Promise<Data> {
    const { data } = await api.post<{ data: Data }>(path, body);
    return data.data;
  }

  return {
    events: (query: EventQuery) => get<EventPageAnswer>(at('events'), query),
    event: (id: string) => get<EventDetail>(at(`events/${encodeURIComponent(id)}`)),
    replay: (id: string) => post<object>(at(`events/${encodeURIComponent(id)}/replay`)),
    replayDead: (source: string | null) =>
      post<{ replayed: number }>(at('replay'), source ? { source } : {}),
    sources: () => get<InboundSource[]>(at('sources')),
    owners: () => get<Owner[]>('/crm/leads/owners'),
    createSource: (body: object) => post<OpenedAddress>(at('sources'), body),
    async changeSource(id: string, body: object): Promise<void> {
      await api.patch(at(`sources/${encodeURIComponent(id)}`), body);
    },
    attempt: (id: string, delivery: object) =>
      post<TriedDelivery>(at(`sources/${encodeURIComponent(id)}/try`), delivery),
    rotate: (id: string, grace_minutes: number) =>
      post<OpenedAddress>(at(`sources/${encodeURIComponent(id)}/rotate`), { grace_minutes }),
  };
}
