import { DomainError } from '@ia/core';
import {
  decideColleagueMail,
  MOST_RECIPIENTS,
  outsideRecipients,
} from '@ia/core/acquisition/decide-colleague-mail';
import { isProven } from '@ia/core/acquisition/decide-proof';
import { isForward } from '@ia/core/acquisition/read-forward';
import type { InboundMail } from '@ia/providers/inbound-mail/inbound-mail';
import type { MailSettings } from '@ia/records/sources/source-settings';
import type { Knex } from 'knex';
import { findColleagues, findKnownAddresses } from './store/colleagues.ts';

/** A mail a colleague wrote to somebody outside, with us in copy. */
export interface Outgoing {
  /** Who wrote it. */
  readonly colleague: string;
  /** The addresses it went to that are somebody's we know, in order: locks are taken in it. */
  readonly known: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * Whether a mail is one of ours to somebody outside; null for everything else.
 * @throws MAIL_SENDER_UNPROVEN for one that only says it is of a colleague
 */
export async function readOutgoing(
  database: Knex,
  mail: InboundMail,
  settings: MailSettings,
): Promise<Outgoing | null> {
  const from = mail.from?.address.trim().toLowerCase() ?? '';
  if (from === '' || mail.isAnswerOfMachine || mail.isBulk) return null;
  const addresses = mail.recipients.map(({ address }) => address.trim().toLowerCase());
  const colleagues = await findColleagues(database, [from, ...addresses]);
  const colleague = colleagues.get(from);
  if (!colleague) return null;
  const own = [...mail.deliveredTo, ...(settings.address ? [settings.address] : [])];
  const outside = outsideRecipients({
    from,
    recipients: mail.recipients,
    own,
    colleagues: new Set(colleagues.keys()),
  });
  const known = await findKnownAddresses(database, outside);
  const decision = decideColleagueMail(outside, {
    known,
    isForward: isForward(mail.subject, mail.text),
  });
  if (decision === 'internal') return null;
  // Refused by its domain, or checked by nobody we know: it waits for a person to look at it.
  if (mail.isForged || !isProven(mail.proof, settings.proof))
    throw new DomainError('MAIL_SENDER_UNPROVEN', { hint: from });
  if (decision === 'forward' || settings.outgoing === 'ignored') return null;
  const isKnown = (address: string) => known.has(address);
  return {
    colleague,
    known: outside.filter(isKnown).sort().slice(0, MOST_RECIPIENTS),
    unknown: outside.filter((address) => !isKnown(address)),
  };
}
