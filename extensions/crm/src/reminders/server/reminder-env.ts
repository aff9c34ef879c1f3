import { readEnv } from '@ia/directus-kit';
import { type MailSettings, mailShape } from '@ia/directus-kit/settings/mail-settings';
import { type AllowedHosts, parseAllowedHosts } from '@ia/providers/outbound/allowed-hosts';
import { z } from 'zod';

export interface ReminderEnv {
  readonly publicUrl: string;
  /** 64 hexadecimal digits: signs the addresses by which people refuse further messages. */
  readonly filesKey: string;
  readonly mail: MailSettings;
  readonly whatsappUrl: string;
  readonly allowedHosts: AllowedHosts;
}

/** @throws Error naming the variable */
export function readReminderEnv(env: Readonly<Record<string, unknown>>): ReminderEnv {
  const { PUBLIC_URL, FILES_KEY, WHATSAPP_API_URL, OUTBOUND_ALLOW_HOSTS, ...mail } = readEnv(env, {
    PUBLIC_URL: z.url(),
    FILES_KEY: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
    WHATSAPP_API_URL: z.url().default('https://graph.facebook.com'),
    OUTBOUND_ALLOW_HOSTS: z.string().default(''),
    ...mailShape,
  });
  return {
    publicUrl: PUBLIC_URL.replace(/\/$/, ''),
    filesKey: FILES_KEY,
    mail,
    whatsappUrl: WHATSAPP_API_URL,
    allowedHosts: parseAllowedHosts(OUTBOUND_ALLOW_HOSTS),
  };
}
