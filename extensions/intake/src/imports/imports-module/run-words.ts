import type { Localised } from '@ia/app-kit/locale';
import { countText } from '@ia/app-kit/number-text';
import type { Tone } from '@ia/app-kit/parts/tone';
import type { Locale } from '@ia/core';
import type { RunStatus } from '@ia/core/imports/run-states';
import type { ImportRun, RowOutcome, RunCounts } from '../contract.ts';

const statuses: Readonly<Record<RunStatus, { readonly text: Localised; readonly tone: Tone }>> = {
  queued: { text: { fr: 'En attente', en: 'Waiting' }, tone: 'neutral' },
  fetching: { text: { fr: 'Lecture de la source', en: 'Reading the source' }, tone: 'primary' },
  previewing: { text: { fr: 'Essai en cours', en: 'Dry run under way' }, tone: 'primary' },
  previewed: { text: { fr: 'Essai terminé', en: 'Dry run done' }, tone: 'primary' },
  running: { text: { fr: 'Import en cours', en: 'Importing' }, tone: 'primary' },
  succeeded: { text: { fr: 'Importé', en: 'Imported' }, tone: 'success' },
  failed: { text: { fr: 'Échec', en: 'Failed' }, tone: 'danger' },
  cancelled: { text: { fr: 'Arrêté', en: 'Stopped' }, tone: 'neutral' },
  undoing: { text: { fr: 'Annulation en cours', en: 'Being undone' }, tone: 'primary' },
  undone: { text: { fr: 'Annulé', en: 'Undone' }, tone: 'neutral' },
};

export function statusText(status: RunStatus, locale: Locale): string {
  return statuses[status].text[locale];
}

export function statusTone(status: RunStatus): Tone {
  return statuses[status].tone;
}

/** The words of a count, singular and plural. */
interface Words {
  readonly one: Localised;
  readonly many: Localised;
}

const rowWords: Words = { one: { fr: 'ligne', en: 'row' }, many: { fr: 'lignes', en: 'rows' } };

const outcomeWords: Readonly<Record<RowOutcome, Words>> = {
  created: {
    one: { fr: 'nouvelle', en: 'new' },
    many: { fr: 'nouvelles', en: 'new' },
  },
  updated: {
    one: { fr: 'modifiée', en: 'changed' },
    many: { fr: 'modifiées', en: 'changed' },
  },
  unchanged: {
    one: { fr: 'inchangée', en: 'unchanged' },
    many: { fr: 'inchangées', en: 'unchanged' },
  },
  rejected: {
    one: { fr: 'rejetée', en: 'rejected' },
    many: { fr: 'rejetées', en: 'rejected' },
  },
};

/** `8 766 lignes`, `1 ligne`. */
export function rowsText(count: number, locale: Locale): string {
  return counted(count, rowWords, locale);
}

/** `8 700 nouvelles`, `0 modifiée`. */
export function outcomeText(outcome: RowOutcome, count: number, locale: Locale): string {
  return counted(count, outcomeWords[outcome], locale);
}

/** `nouvelle`, for one row. */
export function outcomeWord(outcome: RowOutcome, locale: Locale): string {
  return outcomeWords[outcome].one[locale];
}

/** The figures of a run in one sentence: `8 766 lignes : 8 700 nouvelles, 0 modifiée, …`. */
export function summaryText(counts: RunCounts, locale: Locale): string {
  const parts = [
    outcomeText('created', counts.rows_created, locale),
    outcomeText('updated', counts.rows_updated, locale),
    outcomeText('unchanged', counts.rows_unchanged, locale),
    outcomeText('rejected', counts.rows_rejected, locale),
  ];
  const colon = locale === 'fr' ? '\u00a0: ' : ': ';
  return `${rowsText(counts.rows_total, locale)}${colon}${parts.join(', ')}.`;
}

/** How many rows an import would write. */
export function writtenRows({ rows_created, rows_updated }: RunCounts): number {
  return rows_created + rows_updated;
}

/** Whether the run has gone past its dry run. */
export function isApplied({
  status,
  applied_at,
}: Pick<ImportRun, 'status' | 'applied_at'>): boolean {
  return applied_at !== null || ['running', 'succeeded', 'undoing', 'undone'].includes(status);
}

function counted(count: number, { one, many }: Words, locale: Locale): string {
  // French counts nothing in the singular, English in the plural.
  const isOne = locale === 'fr' ? count < 2 : count === 1;
  return `${countText(count, locale)}\u00a0${(isOne ? one : many)[locale]}`;
}
