import { type SourceKind, sourceKinds } from '@ia/core/acquisition/source-kinds';
import type { Knex } from 'knex';
import type { TriedRecord } from '../../contract.ts';
import type { Links } from './events.ts';

/** A source as a delivery to it is tried. */
export interface TriedSource {
  readonly source: string;
  readonly kind: SourceKind;
  readonly source_name: string;
  readonly owner: string | null;
  readonly settings: unknown;
}

export async function findSource(database: Knex, id: string): Promise<TriedSource | null> {
  const row = await database('sync_sources')
    .where({ id })
    .whereIn('kind', [...sourceKinds])
    .first<TriedSource | undefined>(
      'id as source',
      'kind',
      'name as source_name',
      'owner',
      'settings',
    );
  return row ?? null;
}

const LEAD = [
  ...['first_name', 'last_name', 'email', 'phone', 'company_name', 'job_title', 'city', 'country'],
  ...['linkedin_url', 'source', 'channel', 'notes', 'attributes'],
];
const CONTACT = ['first_name', 'last_name', 'job_title', 'phone'];

/** Reads it inside the transaction that is taken back; `database` knows what was there before. */
export async function readTried(
  trx: Knex,
  database: Knex,
  { lead, contact, activity }: Links,
): Promise<TriedRecord | null> {
  const kind = lead ? 'lead' : 'contact';
  const id = lead ?? contact;
  if (!id) return null;
  const table = lead ? 'leads' : 'contacts';
  const row = await trx(table)
    .where({ id })
    .first<Record<string, unknown> | undefined>(lead ? [...LEAD, 'owner'] : CONTACT);
  const before = await database(table).where({ id }).first('id');
  const said = await trx('activities')
    .where({ id: activity ?? null })
    .first<TriedRecord['activity'] | undefined>('subject', 'body');
  const { owner = null, ...fields } = row ?? {};
  const name = await nameOf(trx, owner);
  return { kind, known: before ? id : null, fields, owner: name, activity: said ?? null };
}

async function nameOf(trx: Knex, owner: unknown): Promise<string | null> {
  if (typeof owner !== 'string') return null;
  const row = await trx('directus_users')
    .where({ id: owner })
    .first<{ first_name: string | null; last_name: string | null } | undefined>(
      'first_name',
      'last_name',
    );
  return [row?.first_name, row?.last_name].filter(Boolean).join(' ') || null;
}
