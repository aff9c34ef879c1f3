import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { launchBrowser, takePicture } from '../harness/browser.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL, PASSWORD } from '../harness/settings.ts';
import { signInToApp } from './app-pages.ts';
import { BoardPage } from './board-page.ts';

const SELLER = 'sales@ia-infinity.example.com';
const COLLEAGUE = 'hugo.lambert@ia-infinity.example.com';

const EVERYTHING_DONE = `last_meeting_at = now() - interval '2 hours', next_meeting_at = NULL,
  last_note_at = now() - interval '1 hour', proposal_sent_at = now(), audit_delivered_at = now()`;

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

let platform: Platform;
let browser: Browser;
let board: BoardPage;

beforeAll(async () => {
  platform = await startPlatform({ data: 'demo', app: true });
  // Nothing is missing for any move: the rules of advancement have their own journey below.
  await platform.database.query(`UPDATE deals SET ${EVERYTHING_DONE} WHERE closed_on IS NULL`);
  browser = await launchBrowser();
  board = new BoardPage(await signedInPage(SELLER));
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});
beforeEach(() => board.open());

async function signedInPage(email: string): Promise<Page> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 1600, height: 900 },
    acceptDownloads: true,
  });
  // The app is heavy and the machine of the tests is small.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await signInToApp(page, platform.url, email, PASSWORD);
  await page.waitForURL(/\/admin\/home/);
  return page;
}

/** The first deals of a stage that a person follows, from the top of its column. */
async function dealsOf(email: string, stage: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await platform.database.query<{ id: string; name: string }>(
    `SELECT deals.id, deals.name FROM deals JOIN directus_users people ON people.id = deals.owner
     WHERE people.email = $1 AND stage = $2 ORDER BY position, date_created DESC, deals.id`,
    [email, stage],
  );
  return rows;
}

async function firstDeal(email: string, stage: string): Promise<{ id: string; name: string }> {
  const [deal] = await dealsOf(email, stage);
  if (!deal) throw new Error(`The demo data has no deal of ${email} in ${stage}.`);
  return deal;
}

async function stored(id: string): Promise<Record<string, unknown>> {
  const { rows } = await platform.database.query('SELECT * FROM deals WHERE id = $1', [id]);
  return rows[0];
}

test('a deal dragged to another column moves there with its amount, and can come back', async () => {
  const deal = await firstDeal(SELLER, 'prospect');
  const [left, right] = [await board.count('prospect'), await board.count('proposal')];
  await board.hold(deal.id, 'proposal');
  await board.column('proposal').locator('.indicator').waitFor();
  await takePicture(board.page, 'pipeline-drag');
  await board.page.mouse.up();
  await board.cardIn('proposal', deal.id).waitFor();
  const toast = board.toast('est passée à');
  await toast.waitFor();
  expect([await board.count('prospect'), await board.count('proposal')]).toEqual([
    left - 1,
    right + 1,
  ]);
  expect((await stored(deal.id)).stage).toBe('proposal');
  await toast.getByRole('button', { name: 'Annuler' }).click();
  await board.cardIn('prospect', deal.id).waitFor();
  await board.toast('est revenue à').waitFor();
  expect((await stored(deal.id)).stage).toBe('prospect');
});

test('a deal is moved with the keyboard alone, told aloud, and keeps the focus', async () => {
  const deal = await firstDeal(SELLER, 'meeting');
  await board.moveByKeyboard(deal.id, 'audit');
  await board.cardIn('audit', deal.id).waitFor();
  await board.page
    .locator('.announcement')
    .filter({ hasText: /est passée à .{2}Audit/ })
    .waitFor({ state: 'attached' });
  await waitUntil(() => board.card(deal.id).evaluate((card) => card === document.activeElement), {
    timeoutMs: 10_000,
    what: 'the focus on the card',
  });
  expect((await stored(deal.id)).stage).toBe('audit');
});

test('a deal is put away from its menu with the keyboard, undone, then found and restored', async () => {
  const deal = await firstDeal(SELLER, 'prospect');
  const { page } = board;
  const putAway = async () => {
    await board.card(deal.id).focus();
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'Archiver…' }).press('Enter');
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Son historique reste').waitFor();
    await takePicture(page, 'pipeline-archive');
    await dialog.getByRole('button', { name: 'Archiver', exact: true }).press('Enter');
    await board.card(deal.id).waitFor({ state: 'detached' });
  };
  await putAway();
  await board.toast('est archivée').getByRole('button', { name: 'Annuler' }).click();
  await board.cardIn('prospect', deal.id).waitFor();
  expect((await stored(deal.id)).is_archived).toBe(false);
  await putAway();
  await page.getByRole('navigation').getByText('Archivées').click();
  const line = page.locator(`[data-row="${deal.id}"]`);
  await line.getByRole('button', { name: /^Actions sur/ }).click();
  await takePicture(page, 'pipeline-archived');
  await page.getByRole('menuitem', { name: 'Restaurer' }).click();
  await line.waitFor({ state: 'detached' });
  expect((await stored(deal.id)).is_archived).toBe(false);
  await page.getByText('Toutes les affaires').click();
  await board.cardIn('prospect', deal.id).waitFor();
});

test('a dialog takes the focus, keeps it inside, closes by Escape and gives it back', async () => {
  const deal = await firstDeal(SELLER, 'prospect');
  const { page } = board;
  await board.card(deal.id).focus();
  await page.keyboard.press('m');
  await page.locator('.move-menu [data-stage="prospect"]:focus').waitFor();
  await page.getByRole('menuitem', { name: 'Archiver…' }).press('Enter');
  const dialog = page.getByRole('alertdialog');
  await dialog.locator(':focus').waitFor();
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press('Tab');
    expect(await dialog.locator(':focus').count()).toBe(1);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await board.focusIsOn(deal.id);

  // The card goes with what was done: the message that says so has the focus, and its way back is next.
  await page.keyboard.press('m');
  await page.getByRole('menuitem', { name: 'Archiver…' }).press('Enter');
  await dialog.getByRole('button', { name: 'Archiver', exact: true }).press('Enter');
  await page.locator('.toast:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await board.cardIn('prospect', deal.id).waitFor();
});

test('arrows walk from card to card, and Enter opens the record beside the board', async () => {
  const [first, second] = await dealsOf(SELLER, 'prospect');
  if (!first || !second) throw new Error('The demo data has two deals there.');
  await board.column('prospect').locator('[data-card]').first().focus();
  await board.page.keyboard.press('ArrowDown');
  await board.page.keyboard.press('ArrowRight');
  await board.page.keyboard.press('ArrowLeft');
  const focused = board.page.locator('[data-card]:focus');
  const opened = String(await focused.locator('.name').textContent());
  await board.page.keyboard.press('Enter');
  const drawer = board.page.locator('#dialog-outlet');
  await drawer.getByText(opened).first().waitFor();
  await drawer.locator('[data-field="amount"] input').waitFor();
  await drawer.locator('.timeline-list li').first().waitFor();
  await takePicture(board.page, 'pipeline-record');
  await drawer.locator('.note-form textarea').fill('Rappelée : elle attend le devis.');
  await drawer.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await drawer.locator('.timeline-list').getByText('Rappelée : elle attend le devis.').waitFor();
  await drawer.locator('.note-form textarea:focus').waitFor();
  await drawer
    .getByText(/^\s*Proposition envoyée .*20\d\d/)
    .first()
    .waitFor();
  await board.page.keyboard.press('Escape');
  await drawer.locator('.note-form').waitFor({ state: 'detached' });
});

test('a deal of a colleague goes nowhere, and its columns say why before it is dropped', async () => {
  const deal = await firstDeal(COLLEAGUE, 'negotiation');
  await board.hold(deal.id, 'proposal');
  await board.column('proposal').getByText('suivie par un collègue').waitFor();
  await takePicture(board.page, 'pipeline-refused');
  await board.page.mouse.up();
  await board.toast('suivie par un collègue').waitFor();
  await board.cardIn('negotiation', deal.id).waitFor();
  expect((await stored(deal.id)).stage).toBe('negotiation');
});

test('a deal somebody moved meanwhile goes where the server says, with the reason', async () => {
  const deal = await firstDeal(SELLER, 'negotiation');
  // By SQL: nobody is told, as when the connection of the board was away.
  await platform.database.query(`UPDATE deals SET stage = 'audit' WHERE id = $1`, [deal.id]);
  await board.drag(deal.id, 'proposal');
  await board.toast(/déplacé .* entre-temps/).waitFor();
  await board.cardIn('audit', deal.id).waitFor();
  expect((await stored(deal.id)).stage).toBe('audit');
});

test('a deal is lost with its reason only', async () => {
  const deal = await firstDeal(SELLER, 'audit');
  await board.moveByKeyboard(deal.id, 'lost');
  const dialog = board.page.locator('.lost-dialog');
  const confirm = dialog.getByRole('button', { name: 'Marquer comme perdue' });
  await dialog.getByRole('button', { name: 'Autre' }).click();
  expect(await confirm.isDisabled()).toBe(true);
  await takePicture(board.page, 'pipeline-lost');
  await dialog.locator('textarea').fill('Le comité a gelé les budgets.');
  await confirm.click();
  await board.toast('est passée à').waitFor();
  expect(await stored(deal.id)).toMatchObject({
    stage: 'lost',
    loss_reason: 'other',
    loss_note: 'Le comité a gelé les budgets.',
  });
});

test('a deal is won after a confirmation that says what it starts', async () => {
  const deal = await firstDeal(SELLER, 'negotiation');
  await board.moveByKeyboard(deal.id, 'won');
  const dialog = board.page.locator('#dialog-outlet');
  await dialog.getByText('Le projet sera créé').waitFor();
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  await board.focusIsOn(deal.id);
  expect((await stored(deal.id)).stage).toBe('negotiation');
  await board.moveByKeyboard(deal.id, 'won');
  await dialog.getByRole('button', { name: 'Marquer comme gagnée' }).click();
  await board.toast('est passée à').waitFor();
  expect((await stored(deal.id)).stage).toBe('won');
});

test('a connection lost in a drag puts the card back, and the move can be tried again', async () => {
  const deal = await firstDeal(SELLER, 'prospect');
  await board.hold(deal.id, 'meeting');
  await board.page.context().setOffline(true);
  await board.page.mouse.up();
  const toast = board.toast('connexion est perdue');
  await toast.waitFor();
  await board.cardIn('prospect', deal.id).waitFor();
  await board.page.context().setOffline(false);
  await toast.getByRole('button', { name: 'Réessayer' }).click();
  await board.cardIn('meeting', deal.id).waitFor();
  await board.toast('est passée à').waitFor();
  expect((await stored(deal.id)).stage).toBe('meeting');
});

test('a filter narrows the board and its figures, and is found again as a view', async () => {
  const { page } = board;
  await page.getByPlaceholder('Rechercher').fill('formation');
  await page.waitForURL(/q=formation/);
  await page.getByRole('search').getByRole('button', { name: 'En retard' }).click();
  await page.waitForURL(/late=1/);
  await page.getByRole('button', { name: 'Enregistrer la vue' }).click();
  const dialog = page.locator('#dialog-outlet');
  await dialog.locator('input').first().fill('Formations à relancer');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await board.toast('est enregistrée').waitFor();
  await takePicture(page, 'pipeline-view');
  await board.open();
  await page.getByText('Formations à relancer').click();
  await page.waitForURL(/late=1.*q=formation|q=formation.*late=1/);
  const shown = page.locator('[data-card] .name');
  await waitUntil(
    async () => {
      const names = await shown.allTextContents();
      return names.length > 0 && names.every((name) => /formation/i.test(name));
    },
    { timeoutMs: 30_000, what: 'the deals of the view' },
  );
  const { rows } = await platform.database.query(
    `SELECT layout_query FROM directus_presets WHERE collection = 'crm_pipeline' AND bookmark = 'Formations à relancer'`,
  );
  expect(rows).toEqual([{ layout_query: { late: '1', q: 'formation' } }]);
  await page.getByRole('button', { name: 'Actions sur la vue Formations à relancer' }).click();
  await page.locator('#menu-outlet').getByText('Supprimer').click();
  await dialog.getByRole('button', { name: 'Supprimer' }).click();
  await board.toast('est supprimée').waitFor();
});

test('a deal waits for the note after its meeting: greyed with the reason, then let through', async () => {
  const deal = await firstDeal(SELLER, 'meeting');
  const since = `now() - interval '3 hours'`;
  await platform.database.query(`DELETE FROM activities WHERE deal = $1`, [deal.id]);
  await platform.database.query(
    `INSERT INTO activities (id, type, subject, occurred_at, status, visibility, origin, deal)
     VALUES (gen_random_uuid(), 'meeting', 'Découverte', ${since}, 'done', 'shared', 'manual', $1)`,
    [deal.id],
  );
  await board.open();
  await board.hold(deal.id, 'proposal');
  const greyed = board.column('proposal').locator('.refusal');
  await greyed.getByText(/Ajoutez une note après le rendez-vous du/).waitFor();
  await takePicture(board.page, 'pipeline-greyed');
  await board.page.mouse.up();
  await board.toast(/Ajoutez une note après le rendez-vous du/).waitFor();
  expect((await stored(deal.id)).stage).toBe('meeting');

  await board.card(deal.id).click();
  const drawer = board.page.locator('#dialog-outlet');
  await drawer.locator('.note-form textarea').fill('Budget confirmé, décision en comité.');
  await drawer.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await drawer
    .locator('.timeline-list')
    .getByText('Budget confirmé, décision en comité.')
    .waitFor();
  await board.page.keyboard.press('Escape');
  await drawer.locator('.note-form').waitFor({ state: 'detached' });
  await waitUntil(
    async () => {
      await board.hold(deal.id, 'proposal');
      const isGreyed = await greyed.isVisible();
      await board.page.mouse.up();
      return !isGreyed;
    },
    { timeoutMs: 30_000, what: 'the column to open once the note is written' },
  );
  await board.cardIn('proposal', deal.id).waitFor();
  await waitUntil(async () => (await stored(deal.id)).stage === 'proposal', {
    timeoutMs: 15_000,
    what: 'the move on the server',
  });
});

test('what is to be done today is done or postponed from the first page', async () => {
  const { page } = board;
  const { rows: late } = await platform.database.query<{ id: string; next_action: string }>(
    `SELECT deals.id, next_action FROM deals JOIN directus_users AS people ON people.id = owner
     WHERE email = $1 AND closed_on IS NULL AND next_action_at < current_date
     ORDER BY next_action_at LIMIT 2`,
    [SELLER],
  );
  const [done, postponed] = late;
  if (!done || !postponed) throw new Error('The demo data has two late actions of the seller.');
  await page.locator('a[href="/admin/home"]').first().click();
  await page.getByRole('button', { name: `Fait : ${done.next_action}` }).click();
  await page
    .getByRole('button', { name: `Fait : ${done.next_action}` })
    .waitFor({ state: 'detached' });
  // The focus goes to the line that took its place; what was done is said, and may be taken back.
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(await focused()).toMatch(/^Fait : /);
  const toast = page.locator('.toast', { hasText: `« ${done.next_action} » : fait.` });
  await toast.waitFor();
  await takePicture(page, 'home-sales-day');
  expect(await stored(done.id)).toMatchObject({ next_action: null, next_action_at: null });
  const told = async () => {
    const { rows } = await platform.database.query(
      `SELECT type, status FROM activities WHERE deal = $1 AND subject = $2`,
      [done.id, done.next_action],
    );
    return rows;
  };
  expect(await told()).toEqual([{ type: 'task', status: 'done' }]);
  await toast.getByRole('button', { name: 'Annuler' }).press('Enter');
  await page.getByText('Remis comme avant.').waitFor();
  await page.getByRole('button', { name: `Fait : ${done.next_action}` }).waitFor();
  expect(await stored(done.id)).toMatchObject({ next_action: done.next_action });
  expect(await told()).toEqual([]);
  await page
    .getByRole('button', { name: `Reporter au prochain jour ouvré : ${postponed.next_action}` })
    .first()
    .click();
  await waitUntil(async () => Number((await stored(postponed.id)).next_action_at) > Date.now(), {
    timeoutMs: 15_000,
    what: 'the action to be postponed',
  });
});

test('an administrator passes over a rule for a reason, which stays in the history', async () => {
  const admin = new BoardPage(await signedInPage(ADMIN_EMAIL));
  await admin.page.getByText('Remind Later').click();
  const deal = await firstDeal(SELLER, 'prospect');
  await platform.database.query('UPDATE deals SET audit_delivered_at = NULL WHERE id = $1', [
    deal.id,
  ]);
  await admin.open();
  await admin.moveByKeyboard(deal.id, 'audit');
  const dialog = admin.page.locator('.override-dialog');
  await dialog.getByText('Aucun audit n’est livré').waitFor();
  const confirm = dialog.getByRole('button', { name: 'Passer outre' });
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.locator('input').fill('Audit fait par un confrère');
  await takePicture(admin.page, 'pipeline-override');
  await confirm.click();
  await admin.toast('est passée à').waitFor();
  const { rows } = await platform.database.query(
    `SELECT cause, reason FROM deal_stage_changes WHERE deal = $1 ORDER BY changed_at DESC LIMIT 1`,
    [deal.id],
  );
  expect(rows).toEqual([{ cause: 'override', reason: 'Audit fait par un confrère' }]);
  await admin.page.context().close();
});

test('filters nobody answers to are said, and taken away in one click', async () => {
  await board.page.getByPlaceholder('Rechercher').fill('zzzzzz');
  await board.page.getByText('Aucune affaire ne correspond').waitFor();
  await board.page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await board.page.locator('[data-card]').first().waitFor();
});

test('the list has the figures of the board, sorts, and leaves as a file', async () => {
  const { page } = board;
  await page.getByRole('radio', { name: 'Liste' }).click();
  await page.locator('[data-row]').first().waitFor();
  const { rows } = await platform.database.query<{ count: string }>(
    `SELECT count(*) FROM deals JOIN deal_stages ON key = stage
     WHERE type = 'open' OR closed_on >= current_date - 90`,
  );
  expect(await page.locator('.deal-list footer strong').textContent()).toBe(
    `${rows[0]?.count} affaires`,
  );
  await page.getByRole('button', { name: 'Trier par Montant' }).click();
  await page.getByRole('button', { name: 'Trier par Montant' }).click();
  await page.waitForURL(/sort=-amount/);
  await takePicture(page, 'pipeline-list');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter en CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^pipeline-\d{4}-\d\d-\d\d\.csv$/);
});

test('two people see each other’s moves, without asking', async () => {
  const other = new BoardPage(await signedInPage(COLLEAGUE));
  await other.open();
  await other.page.locator('.live:not(.off)').waitFor();
  await board.page.locator('.live:not(.off)').waitFor();
  const mine = await firstDeal(SELLER, 'prospect');
  await board.moveByKeyboard(mine.id, 'proposal');
  await other.cardIn('proposal', mine.id).waitFor();
  const theirs = await firstDeal(COLLEAGUE, 'meeting');
  await other.moveByKeyboard(theirs.id, 'proposal');
  await board.cardIn('proposal', theirs.id).waitFor();
  await other.page.context().close();
});
