import { DomainError } from '@ia/core';
import { mailFacts } from '@ia/core/records/server-owned';
import type { Row } from '@ia/directus-kit';

interface Asker {
  readonly admin?: boolean;
}

/**
 * What tells a mail from a note is recorded by its sending and its arrival. Everybody else is kept from it
 * by their rights, before any reason; those who have every right, here. @throws FIELD_SERVER_OWNED
 */
export function assertNoMailTyped(payload: Row, asker: Asker | null | undefined): void {
  if (!asker?.admin) return;
  const field = mailFacts.find((one) => one in payload);
  if (field) throw new DomainError('FIELD_SERVER_OWNED', { field });
}
