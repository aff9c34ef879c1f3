import { describe, expect, it } from 'vitest';
import { ACCESS, generatePermissions } from '../../snapshots/access/index.ts';
import { assertNamesItsFields } from '../../snapshots/access/server-owned.ts';
import type { Filter } from '../../snapshots/access/shapes.ts';
import { FIELDS, fieldsOf, linksOf, RELATIONS } from './model.ts';

const OUTSIDE = ['client_admin', 'client_member', 'vendor', 'n8n'] as const;
/** Read only on the screen, filled by the server before Directus asks for the right to the field. */
const FILLED = ['deliverables.vendor'];
/** Their lists of deals show stages and amounts: delivery and finance are not to ask for these. */
const LISTS_AMOUNTS = ['delivery deals.account', 'delivery deals.contact', 'finance deals.account'];
const rules = Object.entries(ACCESS).flatMap(([role, access]) =>
  Object.entries(access).flatMap(([collection, actions]) =>
    Object.entries(actions).map(([action, rule]) => ({ role, collection, action, ...rule })),
  ),
);

/** Every object of a filter, the filter itself included. */
function* nodesOf(value: unknown): Generator<Filter> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  else if (typeof value === 'object' && value !== null) {
    const node = value as Filter;
    yield node;
    for (const inner of Object.values(node)) yield* nodesOf(inner);
  }
}

const isJoin = (condition: Filter, collection: string) =>
  Object.keys(condition).some((key) => {
    const link = linksOf(collection).find(({ field }) => field === key);
    return (
      link !== undefined &&
      (link.isMany || Object.keys(condition[key] as Filter).some((k) => !k.startsWith('_')))
    );
  });

describe('the rights as they are written', () => {
  it('give each right one row, with the same identifier every time', () => {
    const rows = generatePermissions();
    expect(new Set(rows.map(({ _syncId }) => _syncId)).size).toBe(rows.length);
    expect(
      new Set(rows.map(({ policy, collection, action }) => `${policy} ${collection} ${action}`))
        .size,
    ).toBe(rows.length);
    expect(generatePermissions()).toEqual(rows);
  });

  it('name the fields of outside people one by one, and no list of related rows', () => {
    for (const { role, collection, fields = [], action } of rules.filter((rule) =>
      OUTSIDE.some((name) => name === rule.role),
    )) {
      expect.soft(fields, `${role} ${collection} ${action}`).not.toContain('*');
      const lists = linksOf(collection)
        .filter(({ isMany }) => isMany)
        .map(({ field }) => field);
      expect
        .soft(
          fields.filter((field) => lists.includes(field)),
          `${role} ${collection}`,
        )
        .toEqual([]);
    }
  });

  it('write fields one by one, none of them the server’s', () => {
    for (const fields of [
      undefined,
      [],
      ['*'],
      ['name', '*'],
      ['name', 'origin'],
      ['date_created'],
    ])
      expect.soft(() => assertNamesItsFields('x', 'deals', 'create', fields)).toThrow();
    expect(() => assertNamesItsFields('x', 'workflows', 'update', ['n8n_workflow_id'])).toThrow();
    expect(() => assertNamesItsFields('x', 'directus_files', 'update', ['storage'])).toThrow();
    expect(() => assertNamesItsFields('x', 'deals', 'create', ['name'])).not.toThrow();
    expect(() => generatePermissions()).not.toThrow();
  });

  it('keep back every field the model shows to people and lets nobody type', () => {
    const fixed = FIELDS.filter(({ isReadonly, type }) => isReadonly && type !== 'alias');
    for (const { role, collection, action, fields = [] } of rules) {
      if (action !== 'create' && action !== 'update') continue;
      const typed = fixed.filter((f) => f.collection === collection && fields.includes(f.field));
      const left = typed.map(({ field }) => `${collection}.${field}`);
      expect
        .soft(
          left.filter((name) => !FILLED.includes(name)),
          `${role} ${action}`,
        )
        .toEqual([]);
    }
  });

  it('name only fields that exist', () => {
    for (const { collection, fields = [] } of rules.filter(
      (rule) => !rule.collection.startsWith('directus_'),
    )) {
      const known = fieldsOf(collection).map(({ field }) => field);
      expect
        .soft(
          fields.filter((field) => field !== '*' && !known.includes(field)),
          collection,
        )
        .toEqual([]);
    }
  });

  it('narrow every right of outside people to rows of theirs', () => {
    for (const rule of rules.filter(({ role }) => OUTSIDE.some((name) => name === role))) {
      const narrowed = rule.action === 'create' ? rule.check : rule.where;
      expect.soft(narrowed, `${rule.role} ${rule.collection} ${rule.action}`).toBeDefined();
    }
  });

  it('use only shapes of filter that Directus computes right', () => {
    for (const { role, collection, where, check } of rules) {
      const name = `${role} ${collection}`;
      for (const node of nodesOf([where, check])) {
        for (const key of Object.keys(node))
          expect.soft(key, name).not.toMatch(/\.|^_(some|none|not)$/);
      }
      const branches = where?._or;
      if (Array.isArray(branches))
        expect
          .soft(new Set(branches.map((branch: Filter) => isJoin(branch, collection))).size, name)
          .toBe(1);
    }
  });

  it('leave money out of what members, delivery and n8n may read', () => {
    for (const role of ['client_member', 'delivery', 'n8n'] as const) {
      for (const [collection, { read }] of Object.entries(ACCESS[role])) {
        const amounts = fieldsOf(collection)
          .filter((f) => f.interface === 'money-cents')
          .map(({ field }) => field);
        const shown = read?.fields.includes('*')
          ? amounts
          : amounts.filter((field) => read?.fields.includes(field));
        expect.soft(shown, `${role} ${collection}`).toEqual([]);
      }
    }
  });

  // Directus tells no relation whose other side one may not read; its form calls that one not configured.
  it('let staff know both sides of what a form of theirs names', () => {
    const broken = (['sales', 'delivery', 'finance'] as const).flatMap((role) => {
      const reads = (collection: string, field: string) => {
        const fields = ACCESS[role][collection]?.read?.fields ?? [];
        return fields.includes('*') || fields.includes(field);
      };
      const shows = (collection: string, field: string) =>
        reads(collection, field) &&
        fieldsOf(collection).some((known) => known.field === field && !known.isHidden);
      return RELATIONS.filter(({ from }) => !from.startsWith('directus_'))
        .filter(({ from, field, to }) => shows(from, field) && ACCESS[role][to]?.read)
        .filter(({ to, alias }) => alias && !reads(to, alias))
        .map(({ from, field }) => `${role} ${from}.${field}`);
    });
    expect(broken).toEqual(LISTS_AMOUNTS);
  });
});
