import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { IMPORT_SEMI_SPACE_MB } from '../../directus.config.ts';
import { ROOT } from '../../scripts/lib/paths.ts';
import type { Stand } from '../lib/workload.ts';
import { repeatFile } from './import-leads.ts';

const run = promisify(execFile);
const SIZES = [10_000, 100_000];

/** What a file ten times as long costs in memory. The bound is 50 MB more, whatever the length. */
export async function importMemory(stand: Stand, datasets: string): Promise<void> {
  console.log('\nmemory of an import, at most');
  for (const rows of SIZES) {
    const path = join(ROOT, '.data', 'bench', `leads-${rows}.csv`);
    await repeatFile(join(datasets, 'leads.csv'), path, rows);
    await stand.database.query('truncate leads, sync_rows, sync_runs cascade');
    const { stdout } = await run(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      `--max-semi-space-size=${IMPORT_SEMI_SPACE_MB}`,
      join(ROOT, 'bench', 'lib', 'import-memory.ts'),
      stand.databaseUrl,
      path,
    ]);
    const { kilobytes } = JSON.parse(stdout) as { kilobytes: number };
    console.log(`${String(rows).padStart(7)} rows  ${Math.round(kilobytes / 1024)} MB`);
  }
}
