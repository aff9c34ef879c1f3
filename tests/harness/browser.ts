import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

/** Arguments of the packaged Chromium that make closing one context end the whole browser. */
const ENDS_WITH_A_CONTEXT = /^--(single-process|no-zygote|headless)/;
/** It draws through a graphics card made of software: pages cost four times the work of plain drawing. */
const FOR_GRAPHICS = /^--(use-gl|use-angle|in-process-gpu|ignore-gpu|enable-unsafe-swiftshader)/;
const isWanted = (argument: string) =>
  !ENDS_WITH_A_CONTEXT.test(argument) && !FOR_GRAPHICS.test(argument);

/** A real Chromium; `CHROMIUM_PATH` lends another one than the packaged. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: process.env.CHROMIUM_PATH || (await chromium.executablePath()),
    args: [...chromium.args.filter(isWanted), '--disable-gpu'],
    headless: true,
  });
}

/** Everything the page said of itself that a user would call broken. */
export function collectPageErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}

/** Keeps a picture of the page for the README when SCREENSHOTS_DIR names where; else does nothing. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS_DIR;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
