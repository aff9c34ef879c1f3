/** An expected failure: what failed, why, what to do. Printed without a stack. */
export class UserFacingError extends Error {
  constructor(problem: string, remedy: string) {
    super(`${problem}\n  ${remedy}`);
  }
}

/** The step whose line still waits for its time; steps may run beside each other. */
let unfinished: string | undefined;

function begin(label: string): void {
  if (unfinished !== undefined) process.stdout.write('\n');
  process.stdout.write(`  ${label}… `);
  unfinished = label;
}

function end(label: string, outcome: string): void {
  if (unfinished === label) console.log(outcome);
  else console.log(`${unfinished === undefined ? '' : '\n'}  ${label}: ${outcome}`);
  unfinished = undefined;
}

/** Runs one step of a command, printing what it does and how long it took. */
export async function step<Result>(label: string, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  begin(label);
  try {
    const result = await work();
    end(label, `${((performance.now() - started) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    end(label, 'failed');
    throw error;
  }
}
