import { DomainError } from '@ia/core';
import type { Row } from '@ia/directus-kit';
import { viewBody } from '../contract.ts';

/** As a view is stored: its name and what the address of the page says. */
const CHECKS = { bookmark: viewBody.shape.name, layout_query: viewBody.shape.query } as const;

export const touchesView = (changes: Row): boolean =>
  Object.keys(CHECKS).some((field) => field in changes);

/**
 * A view of the team stays what it was made as: named, with filters a page can read.
 * @throws VALUE_INVALID naming the field
 */
export function checkViewChanges(changes: Row): Row {
  const checked = { ...changes };
  for (const [field, shape] of Object.entries(CHECKS)) {
    if (!(field in changes)) continue;
    const result = shape.safeParse(changes[field]);
    if (!result.success) throw new DomainError('VALUE_INVALID', { field });
    checked[field] = result.data;
  }
  return checked;
}
