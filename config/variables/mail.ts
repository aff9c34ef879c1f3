import { z } from 'zod';
import { flag, port, type Variable } from '../variable.ts';

/** How every mail goes out. */
export const mailVariables = {
  SMTP_HOST: {
    schema: z.string().min(1),
    about: 'mail server; required in production',
    example: 'smtp.agence.example.com',
    optional: true,
    requiredInProduction: true,
  },
  SMTP_PORT: {
    schema: port,
    about: 'port of the mail server',
    example: '587',
    fallback: '587',
  },
  SMTP_USER: {
    schema: z.string().min(1),
    about: 'login of the mail server',
    example: 'postmaster',
    optional: true,
  },
  SMTP_PASSWORD: {
    schema: z.string().min(1),
    about: 'password of the mail server',
    example: 'from your provider',
    optional: true,
  },
  SMTP_SECURE: {
    schema: flag,
    about: 'true: TLS from the first byte (port 465)',
    example: 'false',
    fallback: 'false',
  },
  MAIL_FROM: {
    schema: z.string().min(3),
    about: 'sender of every mail',
    example: 'IA Infinity <bonjour@agence.example.com>',
    fallback: 'IA Infinity <bonjour@ia-infinity.example.com>',
    requiredInProduction: true,
    reaches: ['directus'],
  },
} as const satisfies Record<string, Variable>;
