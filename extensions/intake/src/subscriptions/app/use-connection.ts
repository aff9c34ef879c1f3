import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { useLoaded } from '@ia/app-kit/parts/use-loaded';
import { useApi } from '@ia/app-kit/use-api';
import { ref } from 'vue';
import { type Connection, connectionAnswer, removedAnswer } from '../contract.ts';
import { useTexts } from './texts.ts';

const at = (source: string) => `/crm/inbound/sources/${encodeURIComponent(source)}`;

/** How a source stands at its provider, and what changes it. */
export function useConnection(source: string) {
  const api = useApi();
  const { locale } = useTexts();
  const isBusy = ref(false);
  const refusal = ref<ApiProblem | null>(null);
  const path = `${at(source)}/connection`;
  const { value, problem, load } = useLoaded(() => api.get(path, connectionAnswer), locale);

  async function change(ask: () => Promise<Connection>): Promise<boolean> {
    isBusy.value = true;
    refusal.value = null;
    try {
      value.value = await ask();
      return true;
    } catch (error) {
      refusal.value = apiProblem(error, locale.value);
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  return {
    connection: value,
    problem,
    load,
    isBusy,
    refusal,
    connect: () => change(() => api.post(path, connectionAnswer)),
    check: () => change(() => api.post(`${path}/check`, connectionAnswer)),
    disconnect: () => change(() => api.delete(path, connectionAnswer)),
  };
}

/** Takes a source away, or switches off one that has received something. */
export function useRemoval(source: string) {
  const api = useApi();
  return async () => (await api.delete(at(source), removedAnswer)).outcome;
}
