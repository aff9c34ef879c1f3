import { mailSettings } from '@ia/records/sources/source-settings';
import type { Knex } from 'knex';
import { loadMailboxes } from './store/reply-addresses.ts';

interface Asked {
  readonly user: string;
  readonly isPrivate: boolean;
  /** `Agence <bonjour@agence.example.com>` or the address alone. */
  readonly from: string;
}

/**
 * Where an answer has to go for the platform to file it: into the writer's own private mailbox when the mail
 * is private, else into the team's, that of the sending address before the others. Null when it is the sending
 * address itself.
 */
export async function replyAddress(knex: Knex, asked: Asked): Promise<string | null> {
  const from = addressOf(asked.from);
  const mailboxes = (await loadMailboxes(knex)).map(({ owner, settings }) => ({
    owner,
    ...mailSettings(settings),
  }));
  const own = mailboxes.find(
    ({ owner, visibility, address }) =>
      asked.isPrivate && visibility === 'private' && owner === asked.user && address,
  );
  if (own) return own.address === from ? null : own.address;
  const shared = mailboxes.flatMap(({ visibility, address }) =>
    visibility === 'shared' && address ? [address] : [],
  );
  return shared.includes(from) ? null : (shared[0] ?? null);
}

export function addressOf(from: string): string {
  return (from.match(/<([^<>\s]+)>/)?.[1] ?? from).trim().toLowerCase();
}
