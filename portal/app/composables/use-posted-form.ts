interface FormAnswer {
  outcome: string;
  to: string;
}

/**
 * Posts a form by script, so that an error shows in place and nothing typed is lost. The same form
 * works without: the server then answers a plain post with a redirect.
 */
export function usePostedForm(action: string) {
  const isPending = ref(false);
  const outcome = ref<string>();

  async function submit(event: Event, isDone: (outcome: string) => boolean) {
    if (!(event.target instanceof HTMLFormElement) || isPending.value) return;
    const body = Object.fromEntries(new FormData(event.target));
    isPending.value = true;
    outcome.value = undefined;
    try {
      const answer = await $fetch<FormAnswer>(action, { method: 'POST', body });
      // A full load: nothing of the previous person's pages stays in memory.
      if (isDone(answer.outcome)) return window.location.assign(answer.to);
      outcome.value = answer.outcome;
    } catch {
      outcome.value = 'unavailable';
    }
    isPending.value = false;
  }

  return { action, isPending, outcome, submit };
}
