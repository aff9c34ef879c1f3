import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printResults } from '../../bench/lib/print-results.ts';
import { runWorkload, type WorkloadResult } from '../../bench/lib/run-workload.ts';
import { startStand } from '../../bench/lib/start-stand.ts';
import type { Stand, Workload } from '../../bench/lib/workload.ts';
import { importLeads } from '../../bench/workloads/import-leads.ts';
import { importMemory } from '../../bench/workloads/import-memory.ts';
import { moveCard } from '../../bench/workloads/move-card.ts';
import { openBoard } from '../../bench/workloads/open-board.ts';
import { readForecast } from '../../bench/workloads/read-forecast.ts';
import { scoreLeads } from '../../bench/workloads/score-leads.ts';
import { syncSheet } from '../../bench/workloads/sync-sheet.ts';
import { takeWebhook } from '../../bench/workloads/take-webhook.ts';
import { ROOT } from '../lib/paths.ts';

/**
 * `npm run bench [-- board move import sync intake scoring forecast]`: our screens and their peers asked in turn on one machine,
 * as ratios to a bare Node and pg program. The table is printed and kept as JSON in .data/bench.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { stand, stop } = await startStand();
  try {
    const results: WorkloadResult[] = [];
    for (const load of chosen(stand, args)) {
      const result = await runWorkload(await load());
      printResults([result]);
      results.push(result);
    }
    if (stand.datasets && wants(args, 'import')) await importMemory(stand, stand.datasets);
    const file = join(ROOT, '.data', 'bench', 'results.json');
    mkdirSync(join(ROOT, '.data', 'bench'), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), results }, null, 2)}\n`);
    console.log(`\n${file}`);
    return 0;
  } finally {
    await stop();
  }
}

type Load = () => Workload | Promise<Workload>;

function chosen(stand: Stand, names: readonly string[]): Load[] {
  const loads: Load[] = [];
  if (wants(names, 'board'))
    loads.push(
      () => openBoard(stand, 1, 120),
      () => openBoard(stand, 10, 200),
    );
  if (wants(names, 'move'))
    loads.push(
      () => moveCard(stand, 1, 150),
      () => moveCard(stand, 10, 300),
    );
  if (wants(names, 'intake'))
    loads.push(
      () => takeWebhook(stand, 1, 300),
      () => takeWebhook(stand, 10, 2000),
    );
  const { datasets } = stand;
  const isThere = datasets !== undefined && existsSync(join(datasets, 'leads.csv'));
  if (wants(names, 'import') && isThere) loads.push(() => importLeads(stand, datasets));
  else if (wants(names, 'import'))
    console.log('DATASETS_DIR is not set: the import is not measured.');
  if (wants(names, 'sync')) loads.push(() => syncSheet(stand));
  if (wants(names, 'scoring')) loads.push(() => scoreLeads(stand));
  // Last: it fills the pipeline with a hundred thousand deals.
  if (wants(names, 'forecast')) loads.push(() => readForecast(stand));
  return loads;
}

function wants(names: readonly string[], name: string): boolean {
  return names.length === 0 || names.includes(name);
}
