export type { ComposedMail, MailTemplate } from './compose-mail.ts';
export { composeMail, mailTemplates } from './compose-mail.ts';
export type { MailTransport, OutgoingMail } from './mail-transport.ts';
export { createSmtpTransport } from './smtp-transport.ts';
