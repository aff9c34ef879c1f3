import { SELLING_ROLES } from '@ia/core/records/named-people';
import type { Knex } from 'knex';
import { loadColleagues } from './colleagues.ts';

/** Whether somebody is an active person of the agency, by their key. */
export async function isOfTheTeam(database: Knex, id: unknown): Promise<boolean> {
  if (typeof id !== 'string' || !UUID.test(id)) return false;
  return (await loadColleagues(database, { users: [id] })).length > 0;
}

/** Whether somebody is an active person of sales or of the direction, by their key. */
export async function isSeller(database: Knex, id: unknown): Promise<boolean> {
  if (typeof id !== 'string' || !UUID.test(id)) return false;
  return (await loadColleagues(database, { users: [id], roles: SELLING_ROLES })).length > 0;
}

/** Directus takes a person by their key, or as a row that holds it; null where nobody is named. */
export function keyOf(person: unknown): unknown {
  if (person === undefined || person === null) return null;
  return typeof person === 'object' && 'id' in person ? person.id : person;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
