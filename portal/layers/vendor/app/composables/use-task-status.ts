/** The reason in the answer of a refused call, when it gives one. */
function reasonOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('data' in error)) return undefined;
  const reason: unknown = Reflect.get(Object(Reflect.get(Object(error.data), 'data')), 'reason');
  return typeof reason === 'string' ? reason : undefined;
}

/** The status of a task, changed at once on screen and put back with the reason when refused. */
export function useTaskStatus(task: { id: string; status: string }) {
  const { t } = useI18n();
  const status = ref(task.status);
  const reason = ref<string>();
  const isPending = ref(false);

  async function change({ target }: Event) {
    if (!(target instanceof HTMLSelectElement)) return;
    const previous = status.value;
    status.value = target.value;
    reason.value = undefined;
    isPending.value = true;
    try {
      const query = { id: task.id };
      const body = { status: status.value };
      await $fetch('/api/operations/task-status', { method: 'PATCH', query, body });
    } catch (error) {
      status.value = previous;
      target.value = previous;
      reason.value = reasonOf(error) ?? t('errors.action');
    }
    isPending.value = false;
  }

  return { status, reason, isPending, change };
}
