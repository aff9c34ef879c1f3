import { runCommand } from './lib/run-command.ts';

type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<{ run: Command }>>> = {
  start: () => import('./commands/start.ts'),
  dev: () => import('./commands/start.ts'),
  test: () => import('./commands/test.ts'),
  check: () => import('./commands/check.ts'),
  build: () => import('./commands/build.ts'),
  seed: () => import('./commands/seed.ts'),
  import: () => import('./commands/import.ts'),
  apply: () => import('./commands/apply.ts'),
  serve: () => import('./commands/serve.ts'),
  'schema:pull': () => import('./commands/schema-pull.ts'),
  'schema:diff': () => import('./commands/schema-diff.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = COMMANDS[name];
if (!load) {
  console.error(`Unknown command "${name}". Known: ${Object.keys(COMMANDS).join(', ')}`);
  process.exit(2);
}
if (name === 'dev') process.env.PROFILE = 'development';
await runCommand(async () => (await load()).run(args));
