import { buildBundles } from './extensions.ts';
import { buildPortal, installPortal } from './portal.ts';
import { step } from './report.ts';

async function prepareServedPortal(): Promise<void> {
  await step('installing the portal', installPortal);
  await step('building the portal', buildPortal);
}

/** Everything that is built, side by side, and only what changed since it was built last. */
export async function buildAll(): Promise<void> {
  const builds = await Promise.allSettled([
    step('building the extensions', buildBundles),
    prepareServedPortal(),
  ]);
  for (const build of builds) if (build.status === 'rejected') throw build.reason;
}
