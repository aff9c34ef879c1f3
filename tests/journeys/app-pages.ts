import type { Browser, Page, Request } from 'playwright-core';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { collectPageErrors, launchBrowser } from '../harness/browser.ts';
import { PASSWORD } from '../harness/settings.ts';

const MARK = 'ia-columns-closed';

/** Signs in to the Directus app; the question of the project owner is left to the operator. */
export async function signInToApp(
  page: Page,
  url: string,
  email: string,
  password: string,
): Promise<void> {
  await page.goto(`${url}/admin/login`);
  await page.locator('input[autocomplete="username"]').fill(email);
  await page.locator('input[type="password"]').fill(password);
  await page.evaluate((mark) => localStorage.removeItem(mark), MARK);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((address) => !address.pathname.includes('/login'));
  // The app is loaded again with our modules once somebody is known: they leave this mark.
  await page.waitForFunction((mark) => localStorage.getItem(mark) !== null, MARK);
}

/**
 * Opens a page of the app as somebody who is signed in: one load of the app, where its form takes three.
 * The form is `signInToApp`'s to prove.
 */
export async function openAppAs(
  page: Page,
  url: string,
  email: string,
  path = '/home',
): Promise<void> {
  const answer = await page.context().request.post(`${url}/auth/login`, {
    data: { email, password: PASSWORD, mode: 'session' },
  });
  if (!answer.ok()) throw new Error(`Sign-in of ${email} refused: ${await answer.text()}`);
  await page.goto(`${url}/admin${path}`);
  await page.locator('#main-content').waitFor();
  await page.waitForFunction((mark) => localStorage.getItem(mark) !== null, MARK);
}

interface OpenApp {
  readonly browser: Browser;
  readonly page: Page;
  /** What the page has thrown or could not load since. */
  readonly errors: string[];
}

/** A browser of its own on the Directus app, where that person has signed in. */
export async function openApp(url: string, email: string, height = 900): Promise<OpenApp> {
  const browser = await launchBrowser();
  const viewport = { width: 1440, height };
  const context = await browser.newContext({ locale: 'fr-FR', viewport });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.setDefaultNavigationTimeout(90_000);
  await openAppAs(page, url, email);
  return { browser, page, errors: collectPageErrors(page) };
}

/** Silence that tells a page has all it asks for, as long as the one browsers call "network idle". */
const SILENCE_MS = 500;

/** Goes to a page of the app the way its links do: without loading the app again. */
export type Walk = (path: string) => Promise<void>;

/** @returns a walk that arrives once the page has asked for nothing for half a second */
export function walkWithin(page: Page): Walk {
  const open = new Set<Request>();
  let last = 0;
  const begin = (request: Request) => {
    open.add(request);
    last = Date.now();
  };
  const end = (request: Request) => {
    open.delete(request);
    last = Date.now();
  };
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end);
  return async (path) => {
    last = Date.now();
    if (!page.url().endsWith(`/admin${path}`)) await page.evaluate(pushPath, path);
    await waitUntil(() => open.size === 0 && Date.now() - last >= SILENCE_MS, {
      timeoutMs: 120_000,
      what: `${path} to have all it asks for`,
    });
  };
}

type Mounted = Element & {
  readonly __vue_app__?: {
    readonly config: {
      readonly globalProperties: { readonly $router: { push: (path: string) => Promise<unknown> } };
    };
  };
};

/** Runs in the page. */
async function pushPath(path: string): Promise<void> {
  const app: Mounted | null = document.querySelector('#app');
  const router = app?.__vue_app__?.config.globalProperties.$router;
  if (!router) throw new Error('The app is not mounted.');
  const refusal = await router.push(path);
  if (refusal) throw new Error(`${path}: ${String(refusal)}`);
}
