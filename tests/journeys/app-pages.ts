import type { Browser, Page } from 'playwright-core';
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
  await signInToApp(page, url, email, PASSWORD);
  return { browser, page, errors: collectPageErrors(page) };
}
