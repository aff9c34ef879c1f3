import { assertMayWrite } from '@ia/core/mails/written-mail';
import type { Knex } from 'knex';
import { findBouncedAmong, findRefusingAmong } from './store/mail-people.ts';

interface Recipients {
  readonly to: string;
  readonly cc: readonly string[];
  /** Who wrote the mail that is answered. */
  readonly wrote: string | null;
  readonly despiteRefusal: boolean;
}

/** Asked of everybody it goes to, copies included. @throws MAIL_ADDRESS_BOUNCED, MAIL_REFUSED_BY_PERSON */
export async function assertMayWriteTo(
  knex: Knex,
  { to, cc, wrote, despiteRefusal }: Recipients,
): Promise<void> {
  const addresses = [to, ...cc];
  const bounced = await findBouncedAmong(knex, addresses);
  const refusing = await findRefusingAmong(knex, addresses);
  for (const [index, address] of addresses.entries()) {
    const place = index === 0 ? 'to' : 'cc';
    const [isBounced, hasRefused] = [bounced.has(address), refusing.has(address)];
    const isAnswer = address === wrote;
    assertMayWrite({ address, place, isBounced, hasRefused }, { isAnswer, despiteRefusal });
  }
}
