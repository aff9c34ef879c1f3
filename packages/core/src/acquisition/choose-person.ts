import { isOpenLead } from '../leads/lead-status.ts';

/** A record with the address or the number of somebody who wrote. */
export interface KnownPerson {
  readonly collection: 'leads' | 'contacts';
  readonly kind: 'email' | 'phone';
  readonly id: string;
  /** Of a lead. */
  readonly status: string | null;
}

/**
 * The record a message belongs to: the lead being worked, else the contact, else a lead that is
 * closed; an address is surer than a number. Null when nobody is known by either.
 */
export function choosePerson<Person extends KnownPerson>(people: readonly Person[]): Person | null {
  const ranked = [...people].sort((one, other) => rankOf(one) - rankOf(other));
  return ranked[0] ?? null;
}

function rankOf({ collection, kind, status }: KnownPerson): number {
  const byPhone = kind === 'phone' ? 1 : 0;
  if (collection === 'contacts') return 2 + byPhone;
  return (isOpenLead(status ?? '') ? 0 : 4) + byPhone;
}
