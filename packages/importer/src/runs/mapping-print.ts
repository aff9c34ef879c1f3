import { createHash } from 'node:crypto';
import type { Mapping } from '@ia/core/imports';

/** Two mappings with one print read a file the same way. */
export function mappingPrint({ target, columns, values, options }: Mapping): string {
  const text = JSON.stringify([target, columns, values, options]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
