import { fillText } from '@ia/app-kit/fill-text';
import type { Localised } from '@ia/app-kit/locale';
import { countText } from '@ia/app-kit/number-text';
import type { Locale } from '@ia/core';
import { type RunStatus, statesAtWork } from '@ia/core/imports/run-states';
import type { ImportRun } from '../contract.ts';

type Progress = Pick<ImportRun, 'status' | 'rows_done' | 'rows_total'>;

const working = statesAtWork('file');

const phases: Readonly<Partial<Record<RunStatus, Localised>>> = {
  queued: { fr: 'En attente de son tour…', en: 'Waiting for its turn…' },
  previewing: { fr: 'Essai à blanc', en: 'Dry run' },
  running: { fr: 'Enregistrement des lignes', en: 'Saving the rows' },
  undoing: { fr: 'Annulation de l’import', en: 'Undoing the import' },
};

const figures: Localised = { fr: '{done} sur {total} lignes', en: '{done} of {total} rows' };
const ANNOUNCED_EVERY = 25;

/** Whether the server is at work: the page asks again. */
export function isWorking(status: RunStatus): boolean {
  return working.includes(status);
}

/** 0 to 100; null while the number of rows is not known. */
export function percentDone({ status, rows_done, rows_total }: Progress): number | null {
  if (status === 'queued' || rows_total <= 0) return null;
  return Math.min(100, Math.floor((rows_done / rows_total) * 100));
}

export function phaseText(status: RunStatus, locale: Locale): string {
  return phases[status]?.[locale] ?? '';
}

/** `3 000 sur 8 766 lignes`; empty while the number of rows is not known. */
export function figuresText(run: Progress, locale: Locale): string {
  if (percentDone(run) === null) return '';
  const done = countText(Math.min(run.rows_done, run.rows_total), locale);
  return fillText(figures, locale, { done, total: countText(run.rows_total, locale) });
}

/** What a screen reader is told: the phase, and its quarters rather than every second. */
export function announcement(run: Progress, locale: Locale): string {
  const percent = percentDone(run);
  const phase = phaseText(run.status, locale);
  if (percent === null) return phase;
  const quarter = Math.floor(percent / ANNOUNCED_EVERY) * ANNOUNCED_EVERY;
  return fillText({ fr: '{phase} : {quarter} %', en: '{phase}: {quarter}%' }, locale, {
    phase,
    quarter,
  });
}
