import { MOST_RECIPIENTS } from '@ia/core/acquisition/decide-colleague-mail';
import type { Knex } from 'knex';
import { copyKey } from './mail-key.ts';
import { type FiledMail, findFiled } from './store/mail-threads.ts';

const RANKS = Array.from({ length: MOST_RECIPIENTS }, (_, rank) => rank);

/**
 * Those of these messages that are on a timeline, the nearest first; of one that is on several
 * records, that of the writer before the others. Empty for a new conversation.
 */
export async function findConversation(
  trx: Knex.Transaction,
  keys: readonly string[],
  writer: string | null,
): Promise<readonly FiledMail[]> {
  if (keys.length === 0) return [];
  const copiesOf = (key: string) => RANKS.map((rank) => copyKey(key, rank));
  const filed = await findFiled(trx, keys.flatMap(copiesOf), writer);
  const byKey = new Map(filed.map((mail) => [mail.external_id, mail]));
  return keys.flatMap((key) => {
    const copies = copiesOf(key).flatMap((copy) => byKey.get(copy) ?? []);
    return [...copies.filter((one) => one.is_theirs), ...copies.filter((one) => !one.is_theirs)];
  });
}
