import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of minutes; begun last, they would keep one core busy while the other waits. */
const LONG = /\/tests\/(access|start)\//;

/** The usual order, but the long files first: two of them share the time of all the others. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
