import { linkPolicy, normaliseEmail } from '@ia/core';
import type { Knex } from 'knex';
import { insertLinkRequest } from './store/links.ts';

interface LinkRequest {
  readonly email: string;
  readonly address: string;
  readonly locale: 'fr' | 'en';
  readonly now: Date;
}

/**
 * Notes that a link was asked for; a job decides whether one leaves. One statement, the same for
 * every address, known or not; limits are counted in the database, for all processes together.
 * @throws DomainError EMAIL_INVALID
 */
export async function requestLink(database: Knex, request: LinkRequest): Promise<void> {
  const email = normaliseEmail(request.email);
  await insertLinkRequest(database, { ...request, ...linkPolicy, email });
}
