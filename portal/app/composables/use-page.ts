import { ofetch } from 'ofetch';
import type { PageName, Pages } from '#shared/types/pages.ts';

const signInAgain = (path: string) =>
  `/connexion?${new URLSearchParams({ motif: 'expired', retour: path })}`;

/**
 * The data of a page in one answer: on the server within the request that renders it, in the
 * browser by one call. A session that ended meanwhile leads back to the sign-in page.
 */
export async function usePage<Name extends PageName>(name: Name, id?: string) {
  const nuxtApp = useNuxtApp();
  const event = useRequestEvent();
  const { fullPath } = useRoute();

  const load = (): Promise<Pages[Name]> => {
    if (event?.context.loadPage) return event.context.loadPage(name, id);
    return ofetch<Pages[Name]>(`/api/pages/${name}`, { query: { id } });
  };
  const page = useAsyncData(`page:${name}:${id ?? ''}`, load, { lazy: true });
  const status = computed(() => page.error.value?.statusCode);

  if (import.meta.client) {
    watch(status, (code) => code === 401 && window.location.assign(signInAgain(fullPath)), {
      immediate: true,
    });
    return { page: page.data, status, retry: () => page.refresh() };
  }
  await page;
  if (event && status.value === 401) {
    await event.context.endSession?.();
    await nuxtApp.runWithContext(() => navigateTo(signInAgain(fullPath)));
  } else if (event && status.value) {
    setResponseStatus(event, status.value);
  }
  return { page: page.data, status, retry: () => page.refresh() };
}
