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

export type OpenRecord = {
  /** Picks a related record in the drawer of a field. */
  readonly choose: (field: string, value: string) => Promise<void>;
  /** Saves and gives the status the server answered. */
  readonly save: () => Promise<number>;
};

/** Opens the form of one record, as a person would from a list. */
export async function openRecord(
  page: Page,
  url: string,
  collection: string,
  id: string,
): Promise<OpenRecord> {
  await page.goto(`${url}/admin/content/${collection}/${id}`);
  const choose = async (field: string, value: string) => {
    const opener = page.locator(`[data-field="${field}"] .many-to-one > button`);
    await opener.click({ position: { x: 20, y: 20 } });
    const drawer = page.locator('#dialog-outlet');
    await drawer.getByText(value, { exact: true }).click();
    await drawer.locator('button:has([data-icon="check"])').click();
    await drawer.locator('.header-bar').waitFor({ state: 'detached' });
    await page.locator(`[data-field="${field}"]`).getByText(value, { exact: true }).waitFor();
  };
  const save = async () => {
    const answered = page.waitForResponse(
      (response) =>
        response.request().method() === 'PATCH' &&
        response.url().includes(`/items/${collection}/${id}`),
    );
    await page.locator('.header-bar button:not([disabled]):has([data-icon="check"])').click();
    return (await answered).status();
  };
  return { choose, save };
}
