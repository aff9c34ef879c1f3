import { DomainError } from '@ia/core';
import type { JsonValue, Mapping } from '@ia/core/imports';
import { z } from 'zod';
import { ENCODINGS } from './files/settings.ts';

const json: z.ZodType<JsonValue> = z.json();
const name = z.string().min(1).max(255);

const columnRule = z.strictObject({
  field: z.string().regex(/^[a-z][a-z0-9_]*$/),
  as: z.enum([
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
  ]),
  required: z.boolean().optional(),
  default: json.optional(),
  max: z.int().positive().optional(),
  values: name.optional(),
  unit: z.enum(['unit', 'cent']).optional(),
  currency: z.string().length(3).optional(),
  format: z.enum(['iso', 'dmy', 'mdy']).optional(),
  collection: name.optional(),
  source: name.optional(),
  part: z.enum(['first_name', 'last_name']).optional(),
  list: z.boolean().optional(),
  when: z.strictObject({ field: name, in: z.array(z.string()) }).optional(),
});

/** What a rule cannot do without: guessing a unit, a table or a target would be silent damage. */
const completeRule = columnRule
  .refine((rule) => rule.as !== 'amount' || rule.unit, { path: ['unit'] })
  .refine((rule) => rule.as !== 'date' || rule.format, { path: ['format'] })
  .refine((rule) => !['choice', 'owner'].includes(rule.as) || rule.values, { path: ['values'] })
  .refine((rule) => rule.as !== 'reference' || (rule.collection && rule.source), {
    path: ['collection'],
  });

const options = z.strictObject({
  source: z.string().regex(/^[a-z][a-z0-9_]*$/),
  key: name,
  key_as: z.enum(['text', 'email', 'row']).optional(),
  file: name.optional(),
  order: z.int().optional(),
  delimiter: z.string().length(1).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  not_answered: z.array(z.string()).optional(),
  leftover: name.optional(),
  constants: z.record(z.string(), json).optional(),
  templates: z.record(z.string(), z.string()).optional(),
  checks: z
    .array(
      z.strictObject({
        code: z.literal('CLOSE_BEFORE_ENGAGE'),
        column: name,
        earlier: name,
        later: name,
      }),
    )
    .optional(),
  into: z.strictObject({ mapping: name, table: name }).optional(),
});

const mapping = z.object({
  key: name,
  name,
  target: name,
  columns: z.record(z.string(), z.array(completeRule).min(1)),
  values: z.record(z.string(), z.record(z.string(), json)).nullish(),
  options,
});

/**
 * Reads a mapping kept as data (a file of the installation, a row of `sync_mappings`).
 * @throws MAPPING_INVALID, its field giving the path of the first fault.
 */
export function parseMapping(value: unknown): Mapping {
  const result = mapping.safeParse(value);
  if (result.success) return { ...result.data, values: result.data.values ?? {} };
  const issue = result.error.issues[0];
  const path = issue?.path.map(String).join('.') || '?';
  throw new DomainError('MAPPING_INVALID', { field: path, hint: issue?.message ?? '' });
}
