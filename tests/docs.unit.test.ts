import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../scripts/lib/paths.ts';

const DOCS = ['README.md', ...globSync('docs/**/*.md', { cwd: ROOT })];
const FOLDERS = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const AREAS = ['packages', 'extensions'].flatMap((folder) => readdirSync(join(ROOT, folder)));

const readDoc = (doc: string) => readFileSync(join(ROOT, doc), 'utf8');
const firstOf = (path: string) => path.split('/')[0] ?? '';

/** What stands between backticks and has a slash: `packages/core`, `snapshots/access/<role>.ts`. */
const pathsIn = (doc: string) =>
  Array.from(readDoc(doc).matchAll(/`([^`\s]*\/[^`\s]*)`/g), ([, path = '']) => path);

it('every path the documents name is there', () => {
  const gone = DOCS.flatMap((doc) =>
    pathsIn(doc)
      .filter((path) => FOLDERS.includes(firstOf(path)))
      .filter((path) => globSync(asPattern(path), { cwd: ROOT }).length === 0)
      .map((path) => `${doc}: ${path}`),
  );
  expect(gone).toEqual([]);
});

it('so is one that begins with a package or a bundle', () => {
  const gone = DOCS.flatMap((doc) =>
    pathsIn(doc)
      .filter((path) => AREAS.includes(firstOf(path)) && !FOLDERS.includes(firstOf(path)))
      .filter((path) => globSync(inArea(path), { cwd: ROOT }).length === 0)
      .map((path) => `${doc}: ${path}`),
  );
  expect(gone).toEqual([]);
});

it('every document a document points to is there', () => {
  const gone = DOCS.flatMap((doc) =>
    Array.from(readDoc(doc).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g), ([, to = '']) => to)
      .filter((to) => globSync(join(dirname(doc), to), { cwd: ROOT }).length === 0)
      .map((to) => `${doc}: ${to}`),
  );
  expect(gone).toEqual([]);
});

/** `core/pipeline/x` as well as `core/src/pipeline/x.ts`. */
function inArea(path: string): string {
  const [area, ...rest] = asPattern(path).split('/');
  const within = rest[0] === 'src' ? rest.slice(1) : rest;
  return `{packages,extensions}/${area}/src/${within.join('/')}{,.ts,.vue}`;
}

/** `<role>` and `…` stand for whatever is there; a line number is none of a name. */
function asPattern(path: string): string {
  return path.replaceAll(/<[^>]*>|…/g, '*').replace(/:\d+$/, '');
}
