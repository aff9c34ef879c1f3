interface FormAnswer {
  outcome: string;
  to: string;
}

/**
 * Posts a form by script, so that an error shows in place and nothing typed is lost. The same form
 * works without: the server then answers a plain post with a redirect.
 */
export function usePostedForm() {
  const isPending = ref(false);
  const outcome = ref<string>();

  async function submit({ target }: Event) {
    if (!(target instanceof HTMLFormElement) || isPending.value) return;
    const body = Object.fromEntries(new FormData(target));
    isPending.value = true;
    outcome.value = undefined;
    try {
      const action = target.getAttribute('action') ?? '';
      const answer = await $fetch<FormAnswer>(action, { method: 'POST', body });
      // A full load: nothing of the previous person's pages stays in memory.
      if (answer.outcome === 'ok') return window.location.assign(answer.to);
      outcome.value = answer.outcome;
    } catch {
      outcome.value = 'unavailable';
    }
    isPending.value = false;
  }

  return { isPending, outcome, submit };
}
