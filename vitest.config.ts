import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/harness/longest-first.ts';

/** Files that measure time: nothing else runs beside them. */
const ALONE = ['tests/journeys/board-speed.test.ts', 'tests/platform/magic-link.test.ts'];

const BROWSER = ['tests/journeys/**/*.test.ts', 'tests/portal/**/*.test.ts'];

/** A real platform for each file, on its own database and free ports. */
const withPlatforms = {
  globalSetup: ['tests/harness/global-setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 180_000,
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          // They run beside others on two cores: a property of a hundred examples may wait for its turn.
          testTimeout: 20_000,
          include: [
            'packages/**/*.test.ts',
            'extensions/**/*.test.ts',
            'seed/**/*.test.ts',
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
            'tests/**/*.unit.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/dist/**'],
        },
      },
      {
        test: {
          ...withPlatforms,
          name: 'integration',
          include: ['tests/**/*.test.ts'],
          exclude: [...ALONE, ...BROWSER, 'tests/**/*.unit.test.ts'],
          // Two cores: while one file waits for its jobs or its database, the others work.
          maxWorkers: 3,
        },
      },
      {
        // While one browser waits for its server, another draws.
        test: {
          ...withPlatforms,
          name: 'browser',
          include: BROWSER,
          exclude: ALONE,
          maxWorkers: 2,
        },
      },
      {
        test: { ...withPlatforms, name: 'alone', include: ALONE, fileParallelism: false },
      },
    ],
  },
});
