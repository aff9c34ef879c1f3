import { runChecks } from '../lib/checks.ts';
import { installPortal } from '../lib/portal.ts';
import { step } from '../lib/report.ts';
import { runVitest } from '../lib/vitest.ts';

/** `npm run check`: format, lint, types, dead code, import directions, unit tests. */
export async function run(): Promise<number> {
  await step('installing the portal', installPortal);
  const checks = await runChecks();
  const units = await runVitest(['unit']);
  return checks.every((result) => result.passed) && units.failed === 0 ? 0 : 1;
}
