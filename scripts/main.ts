import { SettingsError } from '../directus.config.ts';
import { UserFacingError } from './lib/report.ts';

type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<{ run: Command }>>> = {
  start: () => import('./commands/start.ts'),
  dev: () => import('./commands/start.ts'),
  test: () => import('./commands/test.ts'),
  check: () => import('./commands/check.ts'),
  build: () => import('./commands/build.ts'),
  seed: () => import('./commands/seed.ts'),
  import: () => import('./commands/import.ts'),
  bench: () => import('./commands/bench.ts'),
  apply: () => import('./commands/apply.ts'),
  serve: () => import('./commands/serve.ts'),
  'schema:pull': () => import('./commands/schema-pull.ts'),
  'schema:diff': () => import('./commands/schema-diff.ts'),
};

function explain(error: unknown): string {
  if (error instanceof SettingsError || error instanceof UserFacingError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const [name = '', ...args] = process.argv.slice(2);
const load = COMMANDS[name];
if (!load) {
  console.error(`Unknown command "${name}". Known: ${Object.keys(COMMANDS).join(', ')}`);
  process.exit(2);
}
if (name === 'dev') process.env.PROFILE = 'development';
try {
  const { run } = await load();
  process.exit(await run(args));
} catch (error) {
  console.error(`\n✖ ${explain(error)}\n`);
  process.exit(1);
}
