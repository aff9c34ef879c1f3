import { setTimeout as pause } from 'node:timers/promises';

type WaitOptions = {
  readonly timeoutMs: number;
  readonly what: string;
  /** Lets the wait end at once when the awaited process has died. */
  readonly isDead?: () => boolean;
  readonly explain?: () => string;
};

/** Polls until the condition holds; throws with the explanation when it does not in time. */
export async function waitUntil(
  condition: () => Promise<boolean> | boolean,
  options: WaitOptions,
): Promise<void> {
  const deadline = Date.now() + options.timeoutMs;
  while (!(await condition())) {
    if (options.isDead?.()) {
      throw new Error(`Stopped while waiting for ${options.what}.\n${options.explain?.() ?? ''}`);
    }
    if (Date.now() > deadline) {
      throw new Error(
        `Waited ${options.timeoutMs / 1000} s for ${options.what}, in vain.\n${options.explain?.() ?? ''}`,
      );
    }
    await pause(50);
  }
}
