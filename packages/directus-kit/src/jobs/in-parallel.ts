/**
 * Works on each item, at most `atOnce` of them at a time. One that fails holds back none of the
 * others: the first failure is thrown when all are done.
 */
export async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const failures: unknown[] = [];
  const takeOneByOne = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      await work(item).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeOneByOne));
  if (failures.length > 0) throw failures[0];
}
