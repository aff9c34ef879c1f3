import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { BIN, ROOT } from './paths.ts';

type ModelCommand = 'pull' | 'diff';
type Target = {
  readonly url: string;
  readonly token: string;
  readonly snapshotDir?: string;
};

/** Runs the model tool against a running Directus; resolves with what it printed. */
export async function runModelTool(command: ModelCommand, target: Target): Promise<string> {
  const child = spawn(
    process.execPath,
    [
      join(BIN, 'directus-sync'),
      command,
      '-c',
      join(ROOT, 'scripts', 'lib', 'directus-sync.config.cjs'),
    ],
    {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
        DIRECTUS_URL: target.url,
        DIRECTUS_TOKEN: target.token,
        ...(target.snapshotDir ? { SNAPSHOT_DIR: target.snapshotDir } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const text = output.join('');
  if (code !== 0) throw new Error(`The model tool (${command}) failed:\n${text}`);
  return text;
}
