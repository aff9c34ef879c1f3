import type { useApi } from '@directus/extensions-sdk';
import { waitToAskAgain } from '@ia/core/pressure/ask-again';

/** What the app of Directus gives its screens to ask with. */
export type Sender = Pick<ReturnType<typeof useApi>, 'get' | 'post' | 'patch' | 'delete'>;

/** Asks again what a server without time has refused, as long and as often as core says. */
export function patientApi(api: Sender): Sender {
  return {
    get: (url, config) => persist('GET', () => api.get(url, config)),
    post: (url, data, config) => persist('POST', () => api.post(url, data, config)),
    patch: (url, data, config) => persist('PATCH', () => api.patch(url, data, config)),
    delete: (url, config) => persist('DELETE', () => api.delete(url, config)),
  };
}

async function persist<Answer>(method: string, ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const wait = waitOf(method, error, tries);
      if (wait === null) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

function waitOf(method: string, error: unknown, tries: number): number | null {
  const response = fieldOf(error, 'response');
  const retryAfter = fieldOf(fieldOf(response, 'headers'), 'retry-after');
  const refusal = {
    method,
    status: Number(fieldOf(response, 'status')),
    retryAfter: typeof retryAfter === 'string' ? retryAfter : null,
    body: fieldOf(response, 'data'),
  };
  return waitToAskAgain(refusal, { tries, spread: Math.random() });
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
