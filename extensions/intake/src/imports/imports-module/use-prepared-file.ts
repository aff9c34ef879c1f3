import { useLoaded } from '@ia/app-kit/parts/use-loaded';
import type { Locale } from '@ia/core';
import { computed, type Ref, ref } from 'vue';
import type { FileSettings, Inspection } from '../contract.ts';
import { useImportApi } from './use-import-api.ts';

/** An uploaded file as the server reads it, with the settings a person changed. */
export function usePreparedFile(locale: Ref<Locale>) {
  const api = useImportApi();
  const file = ref<string | null>(null);
  const chosen = ref<Partial<FileSettings>>({});
  const inspected = useLoaded<Inspection | null>(async () => {
    return file.value ? api.inspect(file.value, chosen.value) : null;
  }, locale);
  /** A file that could be read: what is shown of one that cannot be is of another attempt. */
  const inspection = computed(() => (inspected.problem.value ? null : inspected.value.value));

  async function open(id: string, settings: Partial<FileSettings> = {}): Promise<void> {
    file.value = id;
    chosen.value = settings;
    inspected.value.value = null;
    await inspected.load();
  }

  async function change(settings: Partial<FileSettings>): Promise<void> {
    // Another sheet has its titles elsewhere.
    const moved = settings.sheet ? { header_line: null } : {};
    chosen.value = { ...chosen.value, ...moved, ...settings };
    await inspected.load();
  }

  return { file, inspected, inspection, open, change };
}

export type PreparedFile = ReturnType<typeof usePreparedFile>;
