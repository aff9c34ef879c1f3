import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/lib/paths.ts';
import { runCommand } from '../scripts/lib/run-command.ts';
import { printResults } from './lib/print-results.ts';
import { runWorkload, type WorkloadResult } from './lib/run-workload.ts';
import { startStand } from './lib/start-stand.ts';
import type { Stand, Workload } from './lib/workload.ts';
import { importLeads } from './workloads/import-leads.ts';
import { importMemory } from './workloads/import-memory.ts';
import { moveCard } from './workloads/move-card.ts';
import { openBoard } from './workloads/open-board.ts';
import { readForecast } from './workloads/read-forecast.ts';
import { scoreLeads } from './workloads/score-leads.ts';
import { syncSheet } from './workloads/sync-sheet.ts';
import { takeWebhook } from './workloads/take-webhook.ts';

/**
 * `npm run bench [-- board move import sync intake scoring forecast]`: our screens and their peers asked in turn on one machine,
 * as ratios to a bare Node and pg program. The table is printed and kept as JSON in .data/bench.
 */
async function run(args: readonly string[]): Promise<number> {
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

await runCommand(() => run(process.argv.slice(3)));
