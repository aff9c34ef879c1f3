import { checkConfig } from '../utils/check-config.ts';

/** Nothing is served with a missing setting: the start stops, naming each with an example. */
export default defineNitroPlugin(() => {
  if (import.meta.prerender) return;
  const problems = checkConfig(useRuntimeConfig());
  if (!problems.length) return;
  console.error(['The portal cannot start:', ...problems].join('\n  - '));
  process.exit(1);
});
