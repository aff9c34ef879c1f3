import { buildAll } from '../lib/build.ts';

/** `npm run build`: the bundles and the portal, only what changed. */
export async function run(): Promise<number> {
  await buildAll();
  return 0;
}
