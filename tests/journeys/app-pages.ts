import type { Page } from 'playwright-core';

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
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((address) => !address.pathname.includes('/login'));
}
