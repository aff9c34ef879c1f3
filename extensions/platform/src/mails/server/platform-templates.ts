import { linkPolicy } from '@ia/core';
import type { MailTemplate, MailToWrite } from '@ia/directus-kit/jobs/mail-templates';
import { composeMail } from '@ia/providers/mail';
import { NOTICE_MAIL } from '@ia/records/notify/notify';
import type { Knex } from 'knex';
import { issueLink } from '../../magic-links/server/issue-link.ts';
import { findUnread } from '../../notices/server/store/notices.ts';
import type { PlatformEnv } from '../../platform-env.ts';

type Values = Readonly<Record<string, string>>;

/** The mails of the platform itself: the way in, the invitation to it, and who else tries it. */
export function platformTemplates({
  PORTAL_URL,
  PUBLIC_URL,
}: Pick<PlatformEnv, 'PORTAL_URL' | 'PUBLIC_URL'>): readonly MailTemplate[] {
  return [
    {
      name: 'sign_in_link',
      async write(mail, { database, now }) {
        const values = await valuesOfLink(database, mail, { now: now(), portalUrl: PORTAL_URL });
        return values && composeMail('sign_in_link', mail.locale, values);
      },
    },
    {
      name: NOTICE_MAIL,
      async write({ data, locale }, { database }) {
        const notice = await findUnread(database, data.notice ?? '');
        if (!notice) return null;
        const { title, body, url } = notice;
        return composeMail('notice', locale, { title, body, url: `${PUBLIC_URL}${url}` });
      },
    },
    {
      name: 'invitation',
      async write({ data, recipient, locale }) {
        const { firstName = '', accountName = '' } = data;
        const url = new URL('/connexion', PORTAL_URL).href;
        return composeMail('invitation', locale, { accountName, recipient, firstName, url });
      },
    },
    {
      name: 'sign_in_attempts',
      async write({ data: { firstName = '', space }, locale }) {
        const portal = new URL('/connexion', PORTAL_URL).href;
        const url = space === 'internal' ? `${PUBLIC_URL}/admin/login` : portal;
        return composeMail('sign_in_attempts', locale, { firstName, url });
      },
    },
  ];
}

/** Null when the mail must not leave: nobody of that address may sign in by link, or it is asked too long ago. */
async function valuesOfLink(
  database: Knex,
  mail: MailToWrite,
  { now, portalUrl }: { readonly now: Date; readonly portalUrl: string },
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
