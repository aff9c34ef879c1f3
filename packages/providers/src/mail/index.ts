export { composeLetter, unsubscribeHeaders } from './compose-letter.ts';
export type { ComposedMail } from './compose-mail.ts';
export { composeMail } from './compose-mail.ts';
export type { MailTransport } from './mail-transport.ts';
export { createSmtpTransport } from './smtp-transport.ts';
