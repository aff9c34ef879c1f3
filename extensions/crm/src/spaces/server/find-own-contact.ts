import { DomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { mayReach } from '@ia/directus-kit/rights/may-reach';
import { findContact, type SpaceContact } from './store/spaces.ts';

/** A contact the asker may read. @throws NOT_FOUND, also for one out of reach */
export async function findOwnContact(
  { database }: ExtensionContext,
  asker: SignedInAsker,
  contact: string,
): Promise<SpaceContact> {
  const found = await findContact(database, contact);
  const isSeen =
    found !== null &&
    (await mayReach(asker, { action: 'read', collection: 'contacts', keys: [contact] }));
  if (!isSeen) throw new DomainError('NOT_FOUND');
  return found;
}
