import type { Locator, Page } from 'playwright-core';

/** The sales board in a browser, as a person finds their way on it. */
export class BoardPage {
  readonly page: Page;

  /** `page` is signed in and shows the app: the board is opened from its bar, without a reload. */
  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.#enter('home');
    await this.#enter('pipeline');
    await this.page.locator('.board-columns').waitFor();
  }

  async #enter(module: string): Promise<void> {
    await this.page.locator(`a[href="/admin/${module}"]`).first().click();
    await this.page.waitForURL((url) => url.pathname === `/admin/${module}`);
  }

  column(stage: string): Locator {
    return this.page.locator(`.board-column[data-stage="${stage}"]`);
  }

  card(id: string): Locator {
    return this.page.locator(`[data-card="${id}"]`);
  }

  cardIn(stage: string, id: string): Locator {
    return this.column(stage).locator(`[data-card="${id}"]`);
  }

  async count(stage: string): Promise<number> {
    const text = await this.column(stage).locator('.count').textContent();
    return Number(text?.replaceAll(/\D/g, ''));
  }

  /** The message at the foot of the screen that says this. */
  toast(text: string | RegExp): Locator {
    return this.page.locator('.toast').filter({ hasText: text });
  }

  /** Takes a card with the mouse over a column and holds it there. */
  async hold(id: string, stage: string): Promise<void> {
    await this.card(id).scrollIntoViewIfNeeded();
    await this.column(stage).scrollIntoViewIfNeeded();
    const [from, to] = await Promise.all([
      this.card(id).boundingBox(),
      this.column(stage).boundingBox(),
    ]);
    if (!from || !to) throw new Error(`The card or the column ${stage} is not on screen.`);
    const { mouse } = this.page;
    await mouse.move(from.x + 60, from.y + 40);
    await mouse.down();
    await mouse.move(from.x + 70, from.y + 52, { steps: 4 });
    await mouse.move(to.x + to.width / 2, to.y + 200, { steps: 8 });
    // The browser tells of a drag once a frame: one more move makes sure that it is over the column.
    await mouse.move(to.x + to.width / 2 + 2, to.y + 202, { steps: 2 });
  }

  async drag(id: string, stage: string): Promise<void> {
    await this.hold(id, stage);
    await this.page.mouse.up();
  }

  /** Waits until a card has the focus: a dialog that closes gives it back a moment later. */
  async focusIsOn(id: string): Promise<void> {
    await this.page.locator(`[data-card="${id}"]:focus`).waitFor();
  }

  /** Moves a card with the keyboard alone: its menu, then the stage by arrows. */
  async moveByKeyboard(id: string, stage: string): Promise<void> {
    await this.card(id).focus();
    await this.page.keyboard.press('m');
    const target = this.page.locator(`.move-menu [data-stage="${stage}"]`);
    await target.waitFor();
    const isReached = (): Promise<boolean> =>
      target.evaluate((item) => item === document.activeElement);
    for (let press = 0; press < 12 && !(await isReached()); press += 1) {
      await this.page.keyboard.press('ArrowDown');
    }
    if (!(await isReached())) throw new Error(`The arrows do not lead to ${stage} in the menu.`);
    await this.page.keyboard.press('Enter');
  }
}
