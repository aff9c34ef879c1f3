import { createTransport } from 'nodemailer';
import { ProviderError } from '../provider-error.ts';
import { acceptedAs } from './accepted-as.ts';
import type { MailTransport, OutgoingMail } from './mail-transport.ts';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly from: string;
}

/** A call hanging longer than this is given up; the claim of a mail outlives it (see send-mail). */
const TIMEOUT_MS = 20_000;

/** Sends through the SMTP server of the settings, one connection kept for a burst. */
export function createSmtpTransport(settings: SmtpSettings): MailTransport {
  const { user, password } = settings;
  const transporter = createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.isSecure,
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user && password ? { auth: { user, pass: password } } : {}),
  });
  return {
    async send(mail) {
      try {
        const { response } = await transporter.sendMail(messageOf(settings.from, mail));
        return acceptedAs(response);
      } catch (error) {
        throw new ProviderError('smtp', reasonOf(error), {
          isRetryable: isRetryable(error),
          isUncertain: mayHaveLeft(error),
          cause: error,
        });
      }
    },
    close: () => transporter.close(),
  };
}

function messageOf(from: string, mail: OutgoingMail) {
  const { senderName, inReplyTo, references, headers, cc, attachments, ...rest } = mail;
  return {
    ...rest,
    ...(cc && { cc: [...cc] }),
    ...(attachments && { attachments: attachments.map((file) => ({ ...file })) }),
    from: senderName ? { name: senderName, address: addressOf(from) } : from,
    ...(inReplyTo && { inReplyTo, references: references?.length ? [...references] : [inReplyTo] }),
    ...(headers && { headers: { ...headers } }),
  };
}

/** `Agence <bonjour@agence.example.com>` or the address alone. */
function addressOf(from: string): string {
  return from.match(/<([^<>\s]+)>/)?.[1] ?? from.trim();
}

/** Errors after which nothing can have been handed over: refused by the server, or never reached. */
const NEVER_REACHED = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'];
const BEFORE_SENDING = ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT'];

/** Whether the server may have taken the mail though it never said so (connection lost in between). */
function mayHaveLeft(error: unknown): boolean {
  const of = (name: string): unknown =>
    error instanceof Error ? Reflect.get(error, name) : undefined;
  if (typeof of('responseCode') === 'number') return false;
  if (['EDNS', 'EAUTH', 'EENVELOPE', 'ETLS'].includes(String(of('code')))) return false;
  if (NEVER_REACHED.includes(String(of('originalCode')))) return false;
  return !BEFORE_SENDING.includes(String(of('timeoutType')));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'the mail was refused';
}

/** SMTP answers from 500 are final (unknown recipient, refused content); all else may pass later. */
function isRetryable(error: unknown): boolean {
  const answer = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  return !(typeof answer === 'number' && answer >= 500);
}
