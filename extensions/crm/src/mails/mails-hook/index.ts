import type { Hook } from '@ia/directus-kit';
import { MAIL_TEMPLATES_FILTER, type MailTemplate } from '@ia/directus-kit/jobs/mail-templates';
import { writtenMail } from '../server/written-mail.ts';

/** Mails written from a record leave by the one queue of mails. */
const hook: Hook = ({ filter }) => {
  filter<MailTemplate[]>(MAIL_TEMPLATES_FILTER, (all) => [...all, writtenMail]);
};

export default hook;
