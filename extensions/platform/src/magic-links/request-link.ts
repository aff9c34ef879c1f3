import { linkPolicy, normaliseEmail } from '@ia/core';
import type { Knex } from 'knex';

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
  const { perEmail, perAddress } = linkPolicy;
  await database.raw('select platform.request_link(?, ?, ?, ?, ?, ?, ?, ?)', [
    normaliseEmail(request.email),
    request.address,
    request.locale,
    request.now,
    perEmail.max,
    perEmail.windowSeconds,
    perAddress.max,
    perAddress.windowSeconds,
  ]);
}
