import { DomainError } from '@ia/core';
import { serverOwnedOfDeals } from '@ia/core/records/server-owned';
import type { Row } from '@ia/directus-kit';

/** What the rules of advancement look at is recorded, never typed. @throws FIELD_SERVER_OWNED */
export function assertNoServerOwned(payload: Row): void {
  const field = serverOwnedOfDeals.find((one) => one in payload);
  if (field) throw new DomainError('FIELD_SERVER_OWNED', { field });
}
