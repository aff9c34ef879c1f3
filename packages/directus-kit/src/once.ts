/**
 * Does asynchronous work at the first call and keeps what it gave. A failure is told to those who
 * waited for it and forgotten: the next call tries again.
 */
export function once<Args extends readonly unknown[], Value>(
  work: (...args: Args) => Promise<Value>,
): (...args: Args) => Promise<Value> {
  let kept: Promise<Value> | undefined;
  return (...args) => {
    kept ??= work(...args).catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}
