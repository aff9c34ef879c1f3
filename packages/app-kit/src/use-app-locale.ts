import { useStores } from '@directus/extensions-sdk';
import type { Locale } from '@ia/core';
import { type ComputedRef, computed } from 'vue';
import { localeOf } from './locale.ts';

/** French unless the person chose another language; the texts of our screens exist in two. */
export function useAppLocale(): ComputedRef<Locale> {
  const user = useStores().useUserStore();
  return computed(() => localeOf(user.language));
}
