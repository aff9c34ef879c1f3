interface SpaceAction {
  method: 'POST' | 'PATCH' | 'DELETE';
  id: string;
  body?: Record<string, string>;
}

/** Runs one action of the page of a space; what the server refuses is said in its own words. */
export function useSpaceAction() {
  const { t } = useI18n();
  const isPending = ref(false);
  const problem = ref<string | null>(null);

  /** The answer, `true` for one without content; `false` when it was refused. */
  async function run<Answer = true>(
    name: string,
    { method, id, body }: SpaceAction,
  ): Promise<Answer | false> {
    const held = document.activeElement;
    isPending.value = true;
    problem.value = null;
    try {
      const { data } = await $fetch<{ data: Answer | null }>(`/api/operations/${name}`, {
        method,
        query: { id },
        body,
      });
      return data ?? (true as Answer);
    } catch (error) {
      problem.value = reasonOf(error) ?? t('errors.action');
      return false;
    } finally {
      isPending.value = false;
      // A button that waits is disabled, and drops the keyboard to the top of the page.
      await nextTick();
      if (document.activeElement === document.body && held instanceof HTMLElement) held.focus();
    }
  }

  return { isPending, problem, run };
}

/** What Directus says to the person themselves: `toPortalError` passes nothing else on. */
function reasonOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('data' in data)) return null;
  const inner = data.data;
  const reason = typeof inner === 'object' && inner !== null && 'reason' in inner && inner.reason;
  return typeof reason === 'string' ? reason : null;
}
