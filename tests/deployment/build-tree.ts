import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { ROOT } from '../../scripts/lib/paths.ts';
import { type Copy, listCopies, type Stage } from './dockerfile.ts';

/** What .dockerignore uses: a name at any depth, a name at the root with all it holds, a star within a name. */
function toExpression(pattern: string): RegExp {
  const anywhere = pattern.startsWith('**/');
  const name = (anywhere ? pattern.slice(3) : pattern)
    .replace(/[.+^$()|[\]{}\\]/g, '\\$&')
    .replaceAll('*', '[^/]*');
  return new RegExp(`^${anywhere ? '(.*/)?' : ''}${name}(/.*)?$`);
}

const IGNORED = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map(toExpression);

/** The files an image is built from: what git has or would take, less what .dockerignore leaves out. */
export function listContext(): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT });
  const files = [...new Set(String(listed).trim().split('\n'))];
  return files.filter(
    (file) => !IGNORED.some((expression) => expression.test(file)) && existsSync(join(ROOT, file)),
  );
}

function copyInto(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  // A link to a workspace leads nowhere in a stage that holds packages only; Docker copies it as it is.
  if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

function copyContext(source: string, folder: string, target: string): void {
  const path = posix.normalize(source);
  const files = listContext().filter(
    (file) => path === '.' || file === path || file.startsWith(`${path}/`),
  );
  if (files.length === 0) throw new Error(`Nothing in git to copy for COPY ${source}`);
  for (const file of files) {
    const relative = path === '.' || file === path ? file : file.slice(path.length + 1);
    const isFile = file === path || path === '.';
    const base = isFile || target === './' ? folder : join(folder, target);
    copyInto(join(ROOT, file), join(base, relative));
  }
}

function copyFromStage(copy: Copy, folder: string, stageFolder: string): void {
  for (const source of copy.sources) {
    const from = join(stageFolder, posix.relative('/app', source));
    const to = join(folder, copy.target);
    if (!statSync(from).isDirectory()) copyInto(from, to);
    else for (const name of readdirSync(from)) copyInto(join(from, name), join(to, name));
  }
}

/** The files of a stage after its COPY lines, in `folder`; other stages stand at `stageFolders`. */
export function layOutStage(
  stage: Stage,
  folder: string,
  stageFolders: Readonly<Record<string, string>>,
): void {
  mkdirSync(folder, { recursive: true });
  for (const copy of listCopies(stage)) {
    const from = copy.stage ? stageFolders[copy.stage] : undefined;
    if (copy.stage && !from) throw new Error(`Stage ${copy.stage} has not been laid out`);
    if (from) copyFromStage(copy, folder, from);
    else for (const source of copy.sources) copyContext(source, folder, copy.target);
  }
}

type LockEntry = { readonly dev?: boolean; readonly link?: boolean; readonly resolved?: string };

/**
 * Stands for an installation: links to the packages installed in this tree, and, as npm makes them,
 * to the workspaces of the folder itself. With `production`, only what the lock file does not mark
 * as development.
 */
export function linkPackages(folder: string, options: { production: boolean }): void {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  for (const [path, entry] of Object.entries<LockEntry>(lock.packages)) {
    const isTop = /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path);
    if (!isTop || (options.production && entry.dev) || !existsSync(join(ROOT, path))) continue;
    const workspace = entry.link ? entry.resolved : undefined;
    const target = workspace ? posix.relative(posix.dirname(path), workspace) : join(ROOT, path);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(target, join(folder, path));
  }
  symlinkSync(join(ROOT, 'node_modules', '.bin'), join(folder, 'node_modules', '.bin'));
}

/** Builds what has changed; nothing after `npm test` has built, otherwise the portal takes its minute. */
export function buildThisTree(): void {
  const arguments_ = ['--disable-warning=ExperimentalWarning', 'scripts/main.ts', 'build'];
  execFileSync(process.execPath, arguments_, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The bundles as built in this tree, for a copy in which a build finds nothing to redo. */
export function copyBundles(folder: string): void {
  for (const name of readdirSync(join(folder, 'extensions'))) {
    const dist = join(ROOT, 'extensions', name, 'dist');
    if (existsSync(dist)) copyInto(dist, join(folder, 'extensions', name, 'dist'));
  }
}

/** The portal as built in this tree; of its packages, only the mark that says they are installed. */
export function copyPortal(folder: string): void {
  for (const path of ['.output', join('node_modules', '.ia-installed')])
    copyInto(join(ROOT, 'portal', path), join(folder, 'portal', path));
}
