import { buildAll } from '../lib/build.ts';
import { runChecks } from '../lib/checks.ts';
import { PORTAL } from '../lib/paths.ts';
import { runVitest, type Totals } from '../lib/vitest.ts';

function add(totals: readonly Totals[]): Totals {
  const sum = (key: keyof Totals) => totals.reduce((all, part) => all + part[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** What needs no platform: it is over before the first files of the integration tests are. */
async function runWithoutPlatform(): Promise<Totals[]> {
  const checks = await runChecks({ width: 1 });
  const passed = checks.filter((result) => result.passed).length;
  return [
    { passed, failed: checks.length - passed, skipped: 0 },
    await runVitest(['unit'], { isBeside: true }),
    await runVitest([], { cwd: PORTAL, isBeside: true }),
  ];
}

/** `npm test`: everything, on databases and ports of its own; arguments narrow the test files. */
export async function run(args: readonly string[]): Promise<number> {
  const started = performance.now();
  await buildAll();
  const [withoutPlatform, integration] = await Promise.all([
    args.length === 0 ? runWithoutPlatform() : [],
    runVitest(['integration'], { filters: args }),
  ]);
  const browser = await runVitest(['browser'], { filters: args });
  const alone = await runVitest(['alone'], { filters: args });
  const { passed, failed, skipped } = add([...withoutPlatform, integration, browser, alone]);
  console.log(`\n${((performance.now() - started) / 60_000).toFixed(1)} minutes`);
  if (!process.env.DATASETS_DIR)
    console.log('DATASETS_DIR is not set: the tests that load the real files were skipped.');
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
