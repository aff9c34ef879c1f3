export { composeLetter, composeNote, unsubscribeHeaders } from './compose-letter.ts';
export type { ComposedMail } from './compose-mail.ts';
export { composeMail } from './compose-mail.ts';
export type { MailAttachment, MailTransport, OutgoingMail } from './mail-transport.ts';
export { createSmtpTransport } from './smtp-transport.ts';
