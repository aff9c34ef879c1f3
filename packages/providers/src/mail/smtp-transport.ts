import { createTransport } from 'nodemailer';
import { ProviderError } from '../provider-error.ts';
import type { MailTransport } from './mail-transport.ts';

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
        await transporter.sendMail({ from: settings.from, ...mail });
      } catch (error) {
        throw new ProviderError('smtp', reasonOf(error), {
          isRetryable: isRetryable(error),
          cause: error,
        });
      }
    },
    close: () => transporter.close(),
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'the mail was refused';
}

/** SMTP answers from 500 are final (unknown recipient, refused content); all else may pass later. */
function isRetryable(error: unknown): boolean {
  const answer = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  return !(typeof answer === 'number' && answer >= 500);
}
