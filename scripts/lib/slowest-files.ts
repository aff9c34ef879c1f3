import type { Reporter, TestModule } from 'vitest/node';

const SHOWN = 25;
const WORTH_SAYING_SECONDS = 3;

/** Prints which files took the time, hooks included: what the budget of a run is argued with. */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const timed = modules.map((module) => {
      const { prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic();
      const seconds = (prepareDuration + collectDuration + setupDuration + duration) / 1000;
      return { name: module.relativeModuleId, seconds };
    });
    const slow = timed
      .filter(({ seconds }) => seconds >= WORTH_SAYING_SECONDS)
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, SHOWN);
    if (slow.length === 0) return;
    console.log('What took the time:');
    for (const { name, seconds } of slow)
      console.log(`${seconds.toFixed(1).padStart(8)} s  ${name}`);
  }
}
