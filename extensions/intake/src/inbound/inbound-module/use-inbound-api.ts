import { useApi } from '@ia/app-kit/use-api';
import type { InboundStatus } from '@ia/core/acquisition/source-kinds';
import type * as z from 'zod/mini';
import {
  type ChangedSourceBody,
  changedSource,
  eventDetail,
  eventsPage,
  inboundSources,
  type NewSourceBody,
  openedAddress,
  owners,
  replayed,
  type triedBody,
  triedDelivery,
} from '../contract.ts';

export interface EventQuery {
  readonly status?: InboundStatus;
  readonly source?: string;
  readonly page: number;
  readonly per: number;
}

/** The calls of these screens to our own endpoints; each refusal is left to its caller. */
export function useInboundApi() {
  const api = useApi();
  const at = (path: string) => `/crm/inbound/${path}`;
  const sourceAt = (id: string, what = '') => at(`sources/${encodeURIComponent(id)}${what}`);
  const eventAt = (id: string, what = '') => at(`events/${encodeURIComponent(id)}${what}`);

  return {
    events: (query: EventQuery) => api.get(at('events'), eventsPage, query),
    event: (id: string) => api.get(eventAt(id), eventDetail),
    replay: (id: string) => api.post(eventAt(id, '/replay'), replayed, {}),
    replayDead: (source: string | null) =>
      api.post(at('replay'), replayed, source ? { source } : {}),
    sources: () => api.get(at('sources'), inboundSources),
    owners: () => api.get('/crm/leads/owners', owners),
    createSource: (body: NewSourceBody) => api.post(at('sources'), openedAddress, body),
    changeSource: (id: string, body: ChangedSourceBody) =>
      api.patch(sourceAt(id), changedSource, body),
    attempt: (id: string, delivery: z.input<typeof triedBody>) =>
      api.post(sourceAt(id, '/try'), triedDelivery, delivery),
    rotate: (id: string, grace_minutes: number) =>
      api.post(sourceAt(id, '/rotate'), openedAddress, { grace_minutes }),
  };
}
