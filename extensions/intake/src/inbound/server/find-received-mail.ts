import type { InboundMail } from '@ia/providers/inbound-mail/inbound-mail';
import type { Knex } from 'knex';
import { ownKey } from './mail-key.ts';
import { isCopy, mailPrint, saysTheSame } from './mail-print.ts';
import { readMail } from './read-mail.ts';
import {
  type Filed,
  findFiledMail,
  findFiledText,
  findOriginal,
  isPrivate,
} from './store/filed-mails.ts';

export interface Received {
  /** The same mail, come before by another way. */
  readonly filed: Filed | null;
  /** The key it has on a timeline, or is to have. */
  readonly key: string;
}

/**
 * Whether a mail is filed already. The sender chooses its identifier: another mail under one that was used
 * is filed apart, neither lost nor taken for the first. Under that of a private mail only that very mail
 * is it; under that of a shared one also a copy that grew on its way (a list, a service that cuts quotes).
 */
export async function findReceivedMail(
  trx: Knex.Transaction,
  mail: InboundMail,
  key: string,
): Promise<Received> {
  const filed = await findFiledMail(trx, key);
  if (!filed) return { filed, key };
  const print = mailPrint(mail);
  const original = await findOriginal(trx, filed.activity);
  const isExact = await isPrivate(trx, filed.activity);
  if (await isThatMail()) return { filed, key };

  async function isThatMail(): Promise<boolean> {
    if (original) {
      const first = await readMail(original);
      return mailPrint(first) === print || (!isExact && isCopy(first, mail));
    }
    // A mail of ours that comes back in a copy, or one whose body is gone: what stands on the timeline.
    const said = isExact || !filed ? null : await findFiledText(trx, filed.activity);
    return said !== null && saysTheSame(said, mail);
  }

  const own = ownKey(key, print);
  return { filed: await findFiledMail(trx, own), key: own };
}
