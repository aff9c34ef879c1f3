import { delayText, durationText } from '@ia/app-kit/delay-text';
import type { Locale } from '@ia/core';
import type { Card } from '../contract.ts';

export interface NextStep {
  readonly text: string;
  readonly delay: string;
  readonly isLate: boolean;
}

const words = {
  none: { fr: 'Aucune action prévue', en: 'No action planned' },
  unnamed: { fr: 'Action à préciser', en: 'Action to specify' },
  close: { fr: 'Clôture prévue', en: 'Expected close' },
} as const;

/** What is to be done next for a deal and when, in words. */
export function nextStep(card: Card, now: number, locale: Locale): NextStep {
  const { next_action, next_action_at, expected_close_on, is_late } = card;
  if (next_action_at) {
    const delay = delayText(next_action_at, now, locale);
    return { text: next_action ?? words.unnamed[locale], delay, isLate: is_late };
  }
  if (next_action) return { text: next_action, delay: '', isLate: is_late };
  if (is_late && expected_close_on) {
    const delay = delayText(expected_close_on, now, locale);
    return { text: words.close[locale], delay, isLate: true };
  }
  return { text: words.none[locale], delay: '', isLate: false };
}

/** How long a deal has been in its stage: `12 j`. */
export function ageInStage(card: Card, now: number, locale: Locale): string {
  if (!card.stage_entered_at) return '';
  return durationText((now - Date.parse(card.stage_entered_at)) / 1000, locale);
}
