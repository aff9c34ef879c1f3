import type { Page } from 'playwright-core';

export type GivenFile = string | { name: string; mimeType: string; buffer: Buffer };

/** The imports screens, as a seller goes through them. */
export class ImportPages {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  button(name: string | RegExp) {
    return this.#page.getByRole(
      'button',
      typeof name === 'string' ? { name, exact: true } : { name },
    );
  }

  heading(name: string) {
    return this.#page.getByRole('heading', { name });
  }

  /** From wherever one is in the app. */
  async open(): Promise<void> {
    await this.#page.locator('.module-bar a[href$="/imports"]').click();
    await this.button('Choisir un fichier').waitFor();
  }

  /** Back to the list by the menu, as a person would: the app is not loaded anew. */
  async backToList(): Promise<void> {
    await this.#page.getByRole('link', { name: 'Tous les imports' }).click();
    await this.button('Choisir un fichier').waitFor();
  }

  async give(file: GivenFile): Promise<void> {
    await this.backToList();
    await this.#page.locator('input[type="file"]').setInputFiles(file);
    await this.#page.waitForURL(/imports\/new\?file=/);
  }

  /** Opens a list by its label and takes one of its lines. */
  async choose(label: string | RegExp, text: string | RegExp): Promise<void> {
    await this.button(typeof label === 'string' ? new RegExp(`^${label}`) : label).click();
    const line = this.#page.locator('#menu-outlet .v-list-item').filter({ hasText: text });
    await line.first().click();
  }

  /** From the mode to the end of the dry run; the page of the run stays open. */
  async dryRun(): Promise<void> {
    await this.button('Lancer l’essai à blanc').click();
    await this.#page.waitForURL(/imports\/[0-9a-f-]{36}$/);
    await this.#page.getByText('Essai terminé').waitFor();
  }

  /** Answers the question with the word of its button, and waits for what the page then says. */
  async confirm(action: string, then: string): Promise<void> {
    await this.button(action).click();
    const dialog = this.#page.getByRole('alertdialog');
    const asked = (await dialog.textContent()) ?? '';
    await dialog.getByRole('button', { name: action, exact: true }).click();
    await this.#page.locator('.tone-badge', { hasText: then }).waitFor();
    this.asked = asked.replaceAll(/\s/g, ' ');
  }

  asked = '';

  /** The figures of the tiles, by their title. */
  async figures(): Promise<Record<string, number>> {
    const tiles = this.#page.locator('.tiles button');
    await tiles.first().waitFor();
    const texts = await tiles.allInnerTexts();
    return Object.fromEntries(
      texts.map((text) => {
        const [count = '', title = ''] = text.split('\n').filter(Boolean);
        return [title, Number(count.replaceAll(/\D/g, ''))];
      }),
    );
  }

  rows() {
    return this.#page.locator('section[aria-labelledby="rows-title"] li');
  }
}
