import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { $ZodType } from 'zod/v4/core';
import { fieldLabel } from '../../packages/core/src/messages/field-label.ts';
import { labels } from '../../packages/core/src/messages/labels.generated.ts';
import { keyOf, ROUTES } from './routes.ts';

type Def = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, $ZodType>>;
  readonly [part: string]: unknown;
};

/** Every field of a shape, where it stands. */
function pathsOf(schema: $ZodType, path: readonly string[] = []): string[][] {
  const def = (schema as unknown as { _zod: { def: Def } })._zod.def;
  const inner = [def.innerType, def.element, def.in, def.out, def.left, def.right].concat(
    def.options as $ZodType[],
  ) as ($ZodType | undefined)[];
  const nested = inner.flatMap((one) => (one ? pathsOf(one, path) : []));
  const own = Object.entries(def.shape ?? {}).flatMap(([key, value]) => [
    [...path, key],
    ...pathsOf(value, [...path, key]),
  ]);
  return [...own, ...nested];
}

const bothLabels = (field: string, collection?: string) =>
  (['fr', 'en'] as const).every((locale) => fieldLabel(field, collection, locale) !== undefined);

it('what a route refuses is called as people know it, in both languages', () => {
  const raw = ROUTES.flatMap((route) =>
    route.asks.shapes
      .flatMap((shape) => pathsOf(shape))
      .filter((path) => {
        const { of } = route.asks;
        return !bothLabels(path.at(-1) ?? '', typeof of === 'function' ? of(path) : of);
      })
      .map((path) => `${keyOf(route)} ${path.join('.')}`),
  );
  expect([...new Set(raw)]).toEqual([]);
});

const SOURCES = ['extensions/*/src/**/*.ts', 'packages/*/src/**/*.ts'];
const NAMED = /new DomainError\(\s*'\w+',\s*\{[^}]*?\bfield: '(\w+)'/g;

it('a refusal that names a field names one that has a label in both languages', () => {
  const root = join(import.meta.dirname, '../..');
  const files = globSync(SOURCES, { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  const named = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(NAMED)].map(([, field = '']) => ({
      file,
      field,
    })),
  );
  const isKnown = (field: string) =>
    [undefined, 'mails', ...Object.keys(labels)].some((collection) =>
      bothLabels(field, collection),
    );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ field }) => !isKnown(field))).toEqual([]);
});
