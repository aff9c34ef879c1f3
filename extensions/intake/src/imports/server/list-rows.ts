import type { Answer } from '@ia/core/contracts/answer';
import { expectedRemarkCodes } from '@ia/core/imports';
import { loadFieldTexts } from '@ia/directus-kit/settings/field-texts';
import type { Knex } from 'knex';
import type { runRows } from '../contract.ts';
import { presentRow } from './present-rows.ts';
import { loadRows, type RowFilter } from './store/rows.ts';

interface AskedRows extends Pick<RowFilter, 'outcome' | 'undo'> {
  /** Only those that ask for a look: what is expected does not. */
  readonly flagged?: '1' | undefined;
  readonly page: number;
  readonly per: number;
}

/** Rows of a run, a page of them, told in the language of the request; a run without a target has none. */
export async function listRows(
  database: Knex,
  { id, target }: { readonly id: string; readonly target: string | null },
  { flagged, ...asked }: AskedRows,
): Promise<Answer<typeof runRows>> {
  const fields = target === null ? new Map() : await loadFieldTexts(database, target);
  const remarkedBeyond = flagged && [...expectedRemarkCodes];
  const { rows, count } = await loadRows(database, id, { ...asked, remarkedBeyond });
  return { rows: rows.map((row) => presentRow(row, fields)), count };
}
