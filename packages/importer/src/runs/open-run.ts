import { matchHeaders, type Remark } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import type { InspectedFile } from '../files/inspect-file.ts';
import { RemarkTally } from '../import-report.ts';
import type { ImportRun } from '../load-rows.ts';
import type { StoredMapping } from '../mappings.ts';
import { collectionTarget } from '../targets/collection-target.ts';
import { ownerTableTarget } from '../targets/owner-table-target.ts';
import type { ImportRules } from '../targets/record-rules.ts';
import type { WriteContext } from '../targets/target.ts';
import { fingerprint } from './fingerprint.ts';
import { mappingPrint } from './mapping-print.ts';
import { describeFile, type StoredRun } from './sync-runs.ts';
import { TakenIds } from './taken-ids.ts';

export interface OpenedRun {
  readonly run: ImportRun;
  readonly notes: readonly Remark[];
}

/**
 * Makes a run ready to read its file, and notes on it what the file is.
 * @throws HEADER_…, FILE_EMPTY, MAPPING_INVALID
 */
export async function openRun(
  client: ClientBase,
  stored: Pick<StoredRun, 'id' | 'counts'>,
  input: {
    readonly mapping: StoredMapping;
    readonly file: InspectedFile;
    readonly context: WriteContext;
    readonly rules: ImportRules;
    readonly isDry: boolean;
  },
): Promise<OpenedRun> {
  const { mapping, file, context, rules, isDry } = input;
  const match = matchHeaders(mapping, file.header);
  const target = mapping.options.into
    ? ownerTableTarget(mapping)
    : await collectionTarget(client, mapping, context, rules);
  const notes = [...match.remarks, ...file.remarks];
  await describeFile(client, stored.id, {
    sha256: file.sha256,
    rows: file.rows,
    settings: { ...file.settings, header: file.header, mapping: mappingPrint(mapping) },
    notes,
  });
  const run: ImportRun = {
    id: stored.id,
    mapping,
    match,
    reading: {
      dateFormat: file.settings.date_format,
      fingerprint,
      isGrid: file.table.isGrid,
    },
    target,
    isDry,
    countsUnchanged: !isDry && context.sync?.unchanged === 'counted',
    taken: new TakenIds(stored.id, { isFresh: stored.counts.total === 0 }),
    counts: { ...stored.counts },
    tally: new RemarkTally(),
  };
  return { run, notes };
}
