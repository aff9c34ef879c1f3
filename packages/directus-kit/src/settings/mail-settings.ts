import { createSmtpTransport, type MailTransport } from '@ia/providers/mail';
import { z } from 'zod';

/** Directus turns values that look like booleans or numbers into them. */
const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform((value) => value === 'true'),
]);

/** What sending mails needs of the environment, for `readEnv`. */
export const mailShape = {
  MAIL_FROM: z.string().min(1),
  SMTP_HOST: z.string().min(1).optional(),
  SMTP_PORT: z.coerce.number().int().default(587),
  SMTP_USER: z.coerce.string().optional(),
  SMTP_PASSWORD: z.coerce.string().optional(),
  SMTP_SECURE: flag.default(false),
};

export type MailSettings = z.output<z.ZodObject<typeof mailShape>>;

/** The mail server of the settings; null without one: mails are then shown on the demo's own page. */
export function openMailTransport(settings: MailSettings): MailTransport | null {
  if (!settings.SMTP_HOST) return null;
  return createSmtpTransport({
    host: settings.SMTP_HOST,
    port: settings.SMTP_PORT,
    isSecure: settings.SMTP_SECURE,
    user: settings.SMTP_USER,
    password: settings.SMTP_PASSWORD,
    from: settings.MAIL_FROM,
  });
}

/** The part of a Message-ID after its @: the domain mails are sent from. */
export function mailDomain({ MAIL_FROM }: Pick<MailSettings, 'MAIL_FROM'>): string {
  return MAIL_FROM.match(/@([^\s>]+)/)?.[1] ?? 'localhost';
}
