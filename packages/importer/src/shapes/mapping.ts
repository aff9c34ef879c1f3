import type { JsonValue, Mapping } from '@ia/core/imports';
import * as z from 'zod/mini';
import { DATE_FORMATS, ENCODINGS } from './file-settings.ts';

const json: z.ZodMiniType<JsonValue> = z.json();
const name = z.string().check(z.minLength(1), z.maxLength(255));

/** What a column can be read as. */
export const readAs = z.enum([
  'text',
  'email',
  'phone',
  'integer',
  'decimal',
  'amount',
  'date',
  'boolean',
  'choice',
  'reference',
  'owner',
]);

const columnRule = z.strictObject({
  field: z.string().check(z.regex(/^[a-z][a-z0-9_]*$/)),
  as: readAs,
  required: z.optional(z.boolean()),
  default: z.optional(json),
  max: z.optional(z.int().check(z.positive())),
  values: z.optional(name),
  unit: z.optional(z.enum(['unit', 'cent'])),
  currency: z.optional(z.string().check(z.length(3))),
  format: z.optional(z.enum(DATE_FORMATS)),
  collection: z.optional(name),
  source: z.optional(name),
  part: z.optional(z.enum(['first_name', 'last_name'])),
  list: z.optional(z.boolean()),
  when: z.optional(z.strictObject({ field: name, in: z.array(z.string()) })),
});

/** What a rule cannot do without: guessing a unit, a table or a target would be silent damage. */
const completeRule = columnRule.check(
  z.refine((rule) => rule.as !== 'amount' || rule.unit, { path: ['unit'] }),
  z.refine((rule) => rule.as !== 'date' || rule.format, { path: ['format'] }),
  z.refine((rule) => !['choice', 'owner'].includes(rule.as) || rule.values, { path: ['values'] }),
  z.refine((rule) => rule.as !== 'reference' || (rule.collection && rule.source), {
    path: ['collection'],
  }),
);

const options = z.strictObject({
  source: z.string().check(z.regex(/^[a-z][a-z0-9_]*$/)),
  key: name,
  key_as: z.optional(z.enum(['text', 'email', 'row'])),
  file: z.optional(name),
  order: z.optional(z.int()),
  delimiter: z.optional(z.string().check(z.length(1))),
  encoding: z.optional(z.enum(ENCODINGS)),
  not_answered: z.optional(z.array(z.string())),
  leftover: z.optional(name),
  constants: z.optional(z.record(z.string(), json)),
  templates: z.optional(z.record(z.string(), z.string())),
  checks: z.optional(
    z.array(
      z.strictObject({
        code: z.literal('CLOSE_BEFORE_ENGAGE'),
        column: name,
        earlier: name,
        later: name,
      }),
    ),
  ),
  into: z.optional(z.strictObject({ mapping: name, table: name })),
});

const noValues: Mapping['values'] = {};

/** A mapping kept as data (a file of the installation, a row of `sync_mappings`). */
export const mappingShape = z.object({
  key: name,
  name,
  target: name,
  columns: z.record(z.string(), z.array(completeRule).check(z.minLength(1))),
  values: z.pipe(
    z.nullish(z.record(z.string(), z.record(z.string(), json))),
    z.transform((values): Mapping['values'] => values ?? noValues),
  ),
  options,
});
