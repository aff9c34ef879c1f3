import { DomainError, type ErrorCode } from '@ia/core';
import type { NamedPerson } from '@ia/core/records/named-people';
import type { EventContext, Row } from '@ia/directus-kit';
import { fetchRights } from '@ia/directus-kit/rights/asker-rights';
import { isOfTheTeam, isSeller, keyOf } from '@ia/records/people/of-the-team';
import type { Knex } from 'knex';
import { holdsMissions, isActive, loadNamed, namesOutsider } from './store/named-people.ts';

export interface Naming {
  readonly collection: string;
  readonly named: NamedPerson;
  readonly payload: Row;
  /** The records it is written to; none for a new one. */
  readonly keys: readonly string[];
}

/** Asked before a person is looked up: who may not write learns nothing of them. @throws FORBIDDEN */
export async function assertMayCreate(
  { accountability, database, schema }: EventContext,
  collection: string,
): Promise<void> {
  if (!accountability || accountability.admin) return;
  if (!schema) throw new DomainError('FORBIDDEN');
  const rights = await fetchRights({ accountability, database, schema }, 'create', [collection]);
  if (rights.length === 0) throw new DomainError('FORBIDDEN');
}

const REFUSALS: Readonly<Record<NamedPerson['circle'], ErrorCode>> = {
  sellers: 'OWNER_NOT_SELLER',
  team: 'PERSON_NOT_OF_TEAM',
  missioned: 'ASSIGNEE_OUTSIDE',
  active: 'PERSON_NOT_ACTIVE',
};

/** Whether a change has to be asked about: it names somebody, or moves what whoever is named hangs on. */
export const concerns = ({ field, circle }: NamedPerson, payload: Row): boolean =>
  field in payload || (circle === 'missioned' && 'mission' in payload);

/**
 * Whoever is named stays named, though they have left: a form sends everything. Somebody of a vendor
 * stays with their vendor's missions only. @throws the refusal of the circle, under its field
 */
export async function assertNamed(
  database: Knex,
  { collection, named, payload, keys }: Naming,
): Promise<void> {
  const { field, circle } = named;
  const person = keyOf(payload[field]);
  if (field in payload && person === null) return;
  const refusal = new DomainError(REFUSALS[circle], { field });
  const known = await loadNamed(database, { collection, field, keys });
  if (!(field in payload) || (keys.length > 0 && known.every((row) => row.person === person))) {
    if (circle !== 'missioned' || !('mission' in payload)) return;
    const asked = keyOf(payload.mission);
    const mission = typeof asked === 'string' && UUID.test(asked) ? asked : null;
    if (await namesOutsider(database, { tasks: keys, mission })) throw refusal;
    return;
  }
  const missions =
    'mission' in payload ? [keyOf(payload.mission)] : known.map(({ mission }) => mission);
  if (!(await isIn(database, circle, { person, missions }))) {
    throw refusal;
  }
}

async function isIn(
  database: Knex,
  circle: NamedPerson['circle'],
  { person, missions }: { readonly person: unknown; readonly missions: readonly unknown[] },
): Promise<boolean> {
  if (typeof person !== 'string' || !UUID.test(person)) return false;
  if (circle === 'active') return isActive(database, person);
  if (circle === 'sellers') return isSeller(database, person);
  if (await isOfTheTeam(database, person)) return true;
  const named = missions.filter((one) => typeof one === 'string' && UUID.test(one)).map(String);
  if (circle !== 'missioned' || named.length === 0 || named.length < missions.length) return false;
  return holdsMissions(database, { person, missions: [...new Set(named)] });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
