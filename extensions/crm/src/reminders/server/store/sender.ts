import type { Knex } from 'knex';
import type { Sequence } from './reminder-sequences.ts';
import type { SubjectRow } from './reminder-subjects.ts';

export interface Sender {
  readonly user: string | null;
  /** Who signs; empty when nobody follows the lead or the deal. */
  readonly name: string;
}

/** Who signs the messages of a sequence: whoever it names, else who follows the lead or the deal. */
export async function senderOf(
  database: Knex,
  { sender }: Pick<Sequence, 'sender'>,
  subject: SubjectRow,
): Promise<Sender> {
  if (!sender) return { user: subject.owner, name: subject.owner_name ?? '' };
  const row = await database('directus_users')
    .where({ id: sender })
    .first<{ first_name: string | null; last_name: string | null } | undefined>(
      'first_name',
      'last_name',
    );
  return { user: sender, name: [row?.first_name, row?.last_name].filter(Boolean).join(' ') };
}
