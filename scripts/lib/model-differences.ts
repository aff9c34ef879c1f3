import { stripVTControlCharacters } from 'node:util';

const SAYS_NOTHING = [/^$/, /\[config\] Loaded config file/, /Found 0 change/, /Done!$/];

/** The lines of the model tool's report that tell a difference; none when the database is as written. */
export function listModelDifferences(report: string): string[] {
  return stripVTControlCharacters(report)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !SAYS_NOTHING.some((pattern) => pattern.test(line)))
    .map((line) => line.replace(/^\[[\d:.]+\] INFO \(\d+\): /, ''));
}
