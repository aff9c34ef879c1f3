import { useStores } from '@directus/extensions-sdk';
import type { Locale } from '@ia/core';
import { collectionText } from '@ia/core/messages/collection-name';
import type { Ref } from 'vue';

/** What collections are called, in the words of the person. */
export function useCollectionNames(locale: Ref<Locale>) {
  const collections = useStores().useCollectionsStore();
  const known = (name: string): string | null => collections.getCollection(name)?.name ?? null;
  return { nameOf: (name: string) => collectionText(name, locale.value, known) };
}
