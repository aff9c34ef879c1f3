import type { InboundMail } from '@ia/providers/inbound-mail/inbound-mail';
import type { Knex } from 'knex';
import { ownKey } from './mail-key.ts';
import { mailPrint } from './mail-print.ts';
import { readMail } from './read-mail.ts';
import { type Filed, findFiledMail, findOriginal, isPrivate } from './store/filed-mails.ts';

export interface Received {
  /** The same mail, come before by another way. */
  readonly filed: Filed | null;
  /** The key it has on a timeline, or is to have. */
  readonly key: string;
}

/**
 * Whether a mail is filed already. Under the identifier of a private mail only that very mail is: the
 * sender chooses the identifier, and another mail under it is filed apart.
 */
export async function findReceivedMail(
  trx: Knex.Transaction,
  mail: InboundMail,
  key: string,
): Promise<Received> {
  const filed = await findFiledMail(trx, key);
  if (!filed || !(await isPrivate(trx, filed.activity))) return { filed, key };
  const print = mailPrint(mail);
  const original = await findOriginal(trx, filed.activity);
  if (original && mailPrint(await readMail(original)) === print) return { filed, key };
  const own = ownKey(key, print);
  return { filed: await findFiledMail(trx, own), key: own };
}
