import type { Page } from 'playwright-core';

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
