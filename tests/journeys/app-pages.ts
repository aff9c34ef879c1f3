import type { Page } from 'playwright-core';

/** Signs in to the Directus app; the question of the project owner is left to the operator. */
export async function signInToApp(
  page: Page,
  url: string,
  email: string,
  password: string,
): Promise<void> {
  await page.goto(`${url}/admin/login`);
  await page.locator('input[type="email"]').fill(email);
  await page.locator('input[type="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((address) => !address.pathname.includes('/login'));
  const later = page.getByText('Me le rappeler plus tard');
  await later.click({ timeout: 3000 }).catch(() => undefined);
}

type OpenRecord = {
  readonly choose: (field: string, value: string) => Promise<void>;
  readonly save: () => Promise<void>;
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
    const input = page
      .locator('.field')
      .filter({ has: page.getByText(field, { exact: true }) })
      .first();
    await input.locator('.many-to-one, .v-list-item').first().click();
    const drawer = page.locator('.v-drawer, #dialog-outlet').last();
    await drawer.getByText(value, { exact: true }).first().click();
    await page.locator('.v-drawer header .actions button, [data-test=drawer-save]').last().click();
  };
  const save = async () => {
    const saved = page.waitForResponse(
      (response) =>
        response.request().method() === 'PATCH' &&
        response.url().includes(`/items/${collection}/${id}`),
    );
    await page.keyboard.press('Control+s');
    await saved;
  };
  return { choose, save };
}
