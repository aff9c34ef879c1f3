/** How much bigger the larger of two inputs is. */
export const TIMES = 4;

/**
 * How much more processor time a piece of work takes on an input four times as large: 4 where it
 * grows with the input, 16 where it grows with its square. The least of several tries, so that
 * what else the machine does counts for little.
 */
export async function growthOf(
  work: (size: number) => unknown,
  size: number,
  tries = 3,
): Promise<number> {
  await work(size);
  const small = await leastOf(() => work(size), tries);
  const large = await leastOf(() => work(size * TIMES), tries);
  // Below this the clock says little.
  return large / Math.max(small, 5);
}

/** Halfway between growing with the input and growing with its square. */
export const LINEAR = 9;

async function leastOf(work: () => unknown, tries: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < tries; at += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
