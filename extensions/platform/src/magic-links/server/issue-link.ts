import { createHash, randomBytes } from 'node:crypto';
import { linkExpiry } from '@ia/core';
import { recordAudit } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { findLinkUser } from './find-link-user.ts';
import { insertLink } from './store/links.ts';

interface IssueOptions {
  readonly mail: { readonly id: string; readonly recipient: string; readonly created_at: Date };
  readonly now: Date;
}

/** Only its hash is kept: whoever reads the database cannot sign in with it. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Draws the link of a mail that is about to leave. Null when nobody of that address may have one.
 * It lives from the request, not from the sending: a slow mail server does not lengthen it.
 */
export async function issueLink(
  database: Knex,
  { mail, now }: IssueOptions,
): Promise<{ token: string; firstName: string } | null> {
  const user = await findLinkUser(database, { email: mail.recipient });
  if (!user) return null;
  const token = randomBytes(32).toString('base64url');
  await database.transaction(async (trx) => {
    await insertLink(trx, {
      token_hash: hashToken(token),
      user: user.id,
      mail: mail.id,
      expires_at: linkExpiry(mail.created_at),
      created_at: now,
    });
    await recordAudit(trx, {
      action: 'link.issued',
      collection: 'directus_users',
      subject: user.id,
    });
  });
  return { token, firstName: user.firstName };
}
