/** An expected failure: what failed, why, what to do. Printed without a stack. */
export class UserFacingError extends Error {
  constructor(problem: string, remedy: string) {
    super(`${problem}\n  ${remedy}`);
  }
}

/** Runs one step of a command, printing what it does and how long it took. */
export async function step<Result>(label: string, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  process.stdout.write(`  ${label}… `);
  try {
    const result = await work();
    console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    console.log('failed');
    throw error;
  }
}
