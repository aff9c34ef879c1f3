import { foldName, nameSimilarity } from '../leads/fold-name.ts';
import { isOpenLead } from '../leads/lead-status.ts';

/** A record with the address, the number or the WhatsApp id of somebody who wrote. */
export interface KnownPerson {
  readonly collection: 'leads' | 'contacts';
  readonly kind: 'email' | 'phone' | 'whatsapp';
  readonly id: string;
  /** Of a lead. */
  readonly status: string | null;
  readonly name: string | null;
  /** Every address of theirs that is known. */
  readonly emails: readonly string[];
}

/** Who writes, as far as they say. */
export interface Writer {
  readonly email: string | null;
  readonly name: string | null;
  /** Written from the number itself, not typed into a form. */
  readonly isOwnNumber: boolean;
}

/**
 * The record a message belongs to: the lead being worked, else the contact, else a lead that is
 * closed; an address is surer than a number. A number many share (a switchboard) makes nobody the
 * person who has another address or another name. Null when nobody is known by any of it.
 */
export function choosePerson<Person extends KnownPerson>(
  people: readonly Person[],
  writer: Writer,
): Person | null {
  const possible = people.filter((person) => person.kind !== 'phone' || mayBe(person, writer));
  const ranked = possible.sort((one, other) => rankOf(one) - rankOf(other));
  return ranked[0] ?? null;
}

/** Whether somebody known by a number alone may be who writes. */
function mayBe({ emails, name }: KnownPerson, writer: Writer): boolean {
  if (writer.email && emails.length > 0) return emails.includes(writer.email);
  return writer.isOwnNumber || !areOthers(name, writer.name);
}

/** Below it two names share no word and hardly a letter (the measure of look-alikes). */
const SIMILAR = 0.3;

function areOthers(one: string | null, other: string | null): boolean {
  const [first, second] = [foldName(one ?? ''), foldName(other ?? '')];
  if (first === '' || second === '') return false;
  const words = new Set(first.split(' ').filter((word) => word.length > 1));
  if (second.split(' ').some((word) => words.has(word))) return false;
  return nameSimilarity(first, second) < SIMILAR;
}

function rankOf({ collection, kind, status }: KnownPerson): number {
  const byPhone = kind === 'phone' ? 1 : 0;
  if (collection === 'contacts') return 2 + byPhone;
  return (isOpenLead(status ?? '') ? 0 : 4) + byPhone;
}
