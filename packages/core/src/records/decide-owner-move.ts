import { DomainError } from '../errors.ts';

export interface OwnerMove {
  /** Who follows the record; null when nobody does. */
  readonly owner: string | null;
  /** Who is to follow it. */
  readonly to: unknown;
  readonly asker: { readonly id: string; readonly isAdmin: boolean };
}

/**
 * Whether somebody may say who follows a record. What nobody follows is anybody's to take or to give,
 * one's own may be given away; what a colleague follows stays theirs, since owners open invoices,
 * projects and spaces. @throws OWNER_IS_COLLEAGUE
 */
export function assertMayMoveOwner({ owner, to, asker }: OwnerMove): void {
  if (asker.isAdmin || owner === null || owner === asker.id || to === owner) return;
  throw new DomainError('OWNER_IS_COLLEAGUE', { field: 'owner' });
}
