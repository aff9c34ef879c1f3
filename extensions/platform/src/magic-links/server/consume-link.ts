import { randomBytes } from 'node:crypto';
import { DomainError } from '@ia/core';
import {
  type Accountability,
  type ExtensionContext,
  recordAudit,
  type Schema,
} from '@ia/directus-kit';
import { deleteSession, insertSession } from '../../sessions/server/store/sessions.ts';
import { findLinkUser } from './find-link-user.ts';
import { hashToken } from './issue-link.ts';
import { useLink } from './store/links.ts';

interface ConsumeOptions {
  readonly token: string;
  readonly now: Date;
  readonly accountability: Accountability;
  readonly schema: Schema;
}

/** Long enough for the one call that turns it into a real session. */
const SEED_SECONDS = 60;

/**
 * Trades a link for a session, once.
 * @throws DomainError LINK_INVALID for an unknown, used or expired link, or a person it may no
 *   longer open a session for
 */
export async function consumeLink(
  context: ExtensionContext,
  options: ConsumeOptions,
): Promise<string> {
  const id = await useLink(context.database, {
    tokenHash: hashToken(options.token),
    now: options.now,
  });
  const user = id ? await findLinkUser(context.database, { id }) : null;
  if (!user) throw new DomainError('LINK_INVALID');
  const session = await openSession(context, user.id, options);
  await recordAudit(context.database, {
    action: 'link.used',
    collection: 'directus_users',
    subject: user.id,
    accountability: { ...options.accountability, user: user.id },
  });
  return session;
}

/** Directus itself checks the user and signs the token; the seed only names whose session to make. */
async function openSession(
  { database, services }: ExtensionContext,
  user: string,
  { now, accountability, schema }: ConsumeOptions,
): Promise<string> {
  const seed = randomBytes(48).toString('base64url');
  await insertSession(database, {
    token: seed,
    user,
    expires: new Date(now.getTime() + SEED_SECONDS * 1000),
    ip: accountability.ip,
    user_agent: accountability.userAgent,
    origin: accountability.origin,
  });
  try {
    const authentication = new services.AuthenticationService({ schema, accountability });
    const { accessToken } = await authentication.refresh(seed, { session: true });
    return accessToken;
  } finally {
    await deleteSession(database, seed);
  }
}
