import { AsyncLocalStorage } from 'node:async_hooks';
import type { Locale } from '@ia/core';
import type { Middleware } from '../directus.ts';

// Bundles are inlined apart: the storage hangs on the process so that all of them share one.
const KEY = Symbol.for('ia.request-locale');
const shared: typeof globalThis & { [KEY]?: AsyncLocalStorage<Locale> } = globalThis;

function storage(): AsyncLocalStorage<Locale> {
  shared[KEY] ??= new AsyncLocalStorage<Locale>();
  return shared[KEY];
}

/** Language of the request being served; French outside of one. */
export function requestLocale(): Locale {
  return storage().getStore() ?? 'fr';
}

/** French unless the first language the browser asks for is English. */
export function localeOfHeader(header: string | string[] | undefined): Locale {
  const first = String(header ?? '')
    .split(',')[0]
    ?.trim()
    .toLowerCase();
  return first?.startsWith('en') ? 'en' : 'fr';
}

/** Remembers the language for everything that runs while this request is served. */
export const rememberLocale: Middleware = (request, _response, next) => {
  storage().run(localeOfHeader(request.headers['accept-language']), () => next());
};
