import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SNAPSHOTS } from './paths.ts';
import { readSnapshot } from './read-snapshot.ts';

type Choice = { readonly value: string };
type FieldFile = {
  readonly collection: string;
  readonly field: string;
  readonly type: string;
  readonly meta: { readonly options: { readonly choices?: readonly Choice[] } | null };
  readonly schema?: { readonly is_nullable: boolean };
};
type RelationFile = {
  readonly collection: string;
  readonly field: string;
  readonly related_collection: string;
  readonly meta: { readonly one_field: string | null };
};

const SYSTEM_TYPES: Readonly<Record<string, string>> = {
  directus_users: 'DirectusUser<Schema>',
  directus_files: 'DirectusFile<Schema>',
};

/** What the REST API answers for each field type: 64-bit integers and decimals come as strings. */
const FIELD_TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  text: 'string',
  uuid: 'string',
  date: 'string',
  dateTime: 'string',
  timestamp: 'string',
  bigInteger: 'string',
  decimal: 'string',
  integer: 'number',
  float: 'number',
  boolean: 'boolean',
  json: 'unknown',
};

function listCollections(): string[] {
  const folder = join(SNAPSHOTS, 'snapshot', 'collections');
  return readdirSync(folder)
    .sort()
    .map((file): { collection: string; schema?: unknown } =>
      JSON.parse(readFileSync(join(folder, file), 'utf8')),
    )
    .filter((content) => content.schema)
    .map((content) => content.collection);
}

const singular = (name: string) => name.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
const pascal = (name: string) =>
  singular(name).replace(/(^|_)(\w)/g, (_match, _separator, letter: string) =>
    letter.toUpperCase(),
  );
const typeName = (collection: string) => SYSTEM_TYPES[collection] ?? pascal(collection);

function valueType(field: FieldFile, relation: RelationFile | undefined): string {
  const choices = field.meta.options?.choices;
  const plain =
    field.type === 'string' && choices && choices.length > 0
      ? choices.map((choice) => `'${choice.value}'`).join(' | ')
      : (FIELD_TYPES[field.type] ?? 'unknown');
  const linked = relation ? `${plain} | ${typeName(relation.related_collection)}` : plain;
  return field.schema?.is_nullable && linked !== 'unknown' ? `${linked} | null` : linked;
}

function fieldLine(field: FieldFile, relations: readonly RelationFile[]): string {
  if (field.type === 'alias') {
    const child = relations.find(
      (relation) =>
        relation.related_collection === field.collection && relation.meta.one_field === field.field,
    );
    return child
      ? `  ${field.field}: string[] | ${typeName(child.collection)}[];`
      : `  ${field.field}: never;`;
  }
  const relation = relations.find(
    (candidate) => candidate.collection === field.collection && candidate.field === field.field,
  );
  return `  ${field.field}: ${valueType(field, relation)};`;
}

/** The TypeScript types of every collection, from the snapshot alone: no server is asked. */
export function generateSchemaTypes(): string {
  const fields = readSnapshot<FieldFile>('fields').filter(
    (field) => field.type !== 'alias' || !isGroup(field),
  );
  const relations = readSnapshot<RelationFile>('relations');
  const collections = listCollections();
  const interfaceOf = (collection: string) =>
    [
      `export interface ${pascal(collection)} {`,
      ...fields
        .filter((field) => field.collection === collection)
        .map((field) => fieldLine(field, relations)),
      '}',
    ].join('\n');
  const systemOf = (collection: string) =>
    [
      `  ${collection}: {`,
      ...fields
        .filter((field) => field.collection === collection)
        .map((field) => `  ${fieldLine(field, relations)}`),
      '  };',
    ].join('\n');
  const systems = Object.keys(SYSTEM_TYPES).filter((collection) =>
    existsSync(join(SNAPSHOTS, 'snapshot', 'fields', collection)),
  );
  return [
    '// Generated from snapshots/ by `npm run schema:pull`; not edited by hand.',
    "import type { DirectusFile, DirectusUser } from '@directus/sdk';",
    '',
    ...collections.map((collection) => `${interfaceOf(collection)}\n`),
    'export interface Schema {',
    ...collections.map((collection) => `  ${collection}: ${pascal(collection)}[];`),
    ...systems.map(systemOf),
    '}',
    '',
  ].join('\n');
}

function isGroup(field: FieldFile): boolean {
  const special = (field.meta as { special?: readonly string[] | null }).special;
  return special?.some((name) => name === 'group' || name === 'no-data') ?? false;
}
