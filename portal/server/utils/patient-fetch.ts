import { waitToAskAgain } from '@ia/core/pressure/ask-again';

/** Asks Directus, again when it says that it has no time for now; a refusal that stands is the answer. */
export async function patientFetch(
  input: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  for (let tries = 0; ; tries += 1) {
    const response = await fetch(input, init);
    if (response.status !== 503) return response;
    const refusal = {
      method: init.method ?? 'GET',
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: await response
        .clone()
        .json()
        .catch(() => undefined),
    };
    const wait = waitToAskAgain(refusal, { tries, spread: Math.random() });
    if (wait === null) return response;
    await response.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
