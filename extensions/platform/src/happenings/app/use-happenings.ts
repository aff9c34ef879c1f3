import { useStores } from '@directus/extensions-sdk';
import type { Locale } from '@ia/core';
import { happeningText, recipientText } from '@ia/core/messages/happenings';
import type { Ref } from 'vue';

/** The names of events and of audited actions, in the words of the person. */
export function useHappenings(locale: Ref<Locale>) {
  const collections = useStores().useCollectionsStore();
  const nameOf = (collection: string): string | null =>
    collections.getCollection(collection)?.name ?? null;
  return {
    textOf: (name: string) => happeningText(name, locale.value, nameOf),
    recipientOf: (name: string) => recipientText(name, locale.value),
  };
}
