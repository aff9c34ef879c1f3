import { type Ref, ref } from 'vue';

/** What a form offers to choose from. */
export interface Choices {
  /** One of the lists could not be read: `parts/failed-choices.vue` says it. */
  readonly hasFailed: Ref<boolean>;
  /** Reads every list, each by itself: one that fails takes no other with it. */
  readonly load: () => Promise<void>;
}

/** Lists to choose from, read beside what a screen is about: a failure is told, never shown as an empty list. */
export function useChoices(...reads: readonly (() => Promise<unknown>)[]): Choices {
  const hasFailed = ref(false);

  async function load(): Promise<void> {
    const outcomes = await Promise.allSettled(reads.map((read) => read()));
    hasFailed.value = outcomes.some(({ status }) => status === 'rejected');
  }

  return { hasFailed, load };
}
