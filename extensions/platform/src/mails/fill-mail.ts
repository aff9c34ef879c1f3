import { linkPolicy } from '@ia/core';
import type { Knex } from 'knex';
import { issueLink } from '../magic-links/issue-link.ts';
import type { MailRow } from './mail-repository.ts';

interface FillOptions {
  readonly now: Date;
  readonly portalUrl: string;
}

type Values = Readonly<Record<string, string>>;

/**
 * The values of a mail, at the moment it leaves; null when it must not leave: nobody of that
 * address may sign in by link, or the request is older than a link lives.
 */
export async function fillMail(
  database: Knex,
  mail: MailRow,
  options: FillOptions,
): Promise<Values | null> {
  if (mail.template === 'sign_in_link') return fillLink(database, mail, options);
  const { firstName = '', accountName = '' } = mail.data;
  return {
    accountName,
    recipient: mail.recipient,
    firstName,
    url: new URL('/connexion', options.portalUrl).href,
  };
}

async function fillLink(
  database: Knex,
  mail: MailRow,
  { now, portalUrl }: FillOptions,
): Promise<Values | null> {
  const age = (now.getTime() - mail.created_at.getTime()) / 1000;
  if (age > linkPolicy.ttlSeconds) return null;
  const issued = await issueLink(database, { mail, now });
  if (!issued) return null;
  return {
    firstName: issued.firstName,
    minutes: String(linkPolicy.ttlSeconds / 60),
    url: new URL(`/connexion/${issued.token}`, portalUrl).href,
  };
}
