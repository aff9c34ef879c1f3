import { DomainError } from '@ia/core';
import type { Mapping } from '@ia/core/imports';
import { mappingShape } from './shapes/mapping.ts';

/**
 * Reads a mapping kept as data (a file of the installation, a row of `sync_mappings`).
 * @throws MAPPING_INVALID, its field giving the path of the first fault.
 */
export function parseMapping(value: unknown): Mapping {
  const result = mappingShape.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.map(String).join('.') || '?';
  throw new DomainError('MAPPING_INVALID', { field: path, hint: issue?.message ?? '' });
}
