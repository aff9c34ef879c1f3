import { runChecks } from '../lib/checks.ts';
import { buildBundles } from '../lib/extensions.ts';
import { PORTAL } from '../lib/paths.ts';
import { buildPortal, installPortal } from '../lib/portal.ts';
import { step } from '../lib/report.ts';
import { runVitest, type Totals } from '../lib/vitest.ts';

function add(totals: readonly Totals[]): Totals {
  const sum = (key: keyof Totals) => totals.reduce((all, part) => all + part[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** `npm test`: everything, on databases and ports of its own; arguments narrow the test files. */
export async function run(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const totals: Totals[] = [];
  await step('building the extensions', buildBundles);
  await step('installing the portal', installPortal);
  await step('building the portal', buildPortal);
  if (args.length === 0) {
    const checks = await runChecks();
    const passed = checks.filter((result) => result.passed).length;
    totals.push({ passed, failed: checks.length - passed, skipped: 0 });
    totals.push(await runVitest(['unit']));
    totals.push(await runVitest([], { cwd: PORTAL }));
  }
  totals.push(await runVitest(['integration'], { filters: args }));
  const { passed, failed, skipped } = add(totals);
  console.log(`\n${((performance.now() - started) / 60_000).toFixed(1)} minutes`);
  if (!process.env.DATASETS_DIR)
    console.log('DATASETS_DIR is not set: the tests that load the real files were skipped.');
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
