import { buildBundles } from '../lib/extensions.ts';
import { buildPortal, installPortal } from '../lib/portal.ts';
import { step } from '../lib/report.ts';

/** `npm run build`: the bundles and the portal, only what changed. */
export async function run(): Promise<number> {
  await step('building the extensions', buildBundles);
  await step('installing the portal', installPortal);
  await step('building the portal', buildPortal);
  return 0;
}
