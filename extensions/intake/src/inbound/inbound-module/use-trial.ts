import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import type { Locale } from '@ia/core';
import { type Ref, ref } from 'vue';
import type { TriedDelivery } from '../contract.ts';
import { useInboundApi } from './use-inbound-api.ts';

const MAX_BYTES = 500_000;

/** One try of a delivery: what was pasted or picked, and what would come of it. */
export function useTrial(id: () => string, locale: Ref<Locale>) {
  const api = useInboundApi();
  const headers = ref('');
  const body = ref('');
  const file = ref<File | null>(null);
  const found = ref<TriedDelivery | null>(null);
  const problem = ref<ApiProblem | null>(null);
  const isBusy = ref(false);
  const isTooLarge = ref(false);

  function pick(event: Event): void {
    const input = event.target;
    const [picked] = input instanceof HTMLInputElement ? (input.files ?? []) : [];
    isTooLarge.value = (picked?.size ?? 0) > MAX_BYTES;
    file.value = picked && !isTooLarge.value ? picked : null;
    if (file.value) body.value = '';
  }

  async function attempt(): Promise<void> {
    isBusy.value = true;
    problem.value = null;
    found.value = null;
    try {
      const content = file.value
        ? { body_base64: await base64Of(file.value) }
        : { body: body.value };
      found.value = await api.attempt(id(), { headers: headers.value, ...content });
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    } finally {
      isBusy.value = false;
    }
  }

  return { headers, body, file, found, problem, isBusy, isTooLarge, pick, attempt };
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
