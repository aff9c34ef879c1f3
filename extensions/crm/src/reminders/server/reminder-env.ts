import { readEnv } from '@ia/directus-kit';
import { type MailSettings, mailShape } from '@ia/directus-kit/settings/mail-settings';
import { sharedShape } from '@ia/directus-kit/settings/shapes';
import type { AllowedHosts } from '@ia/providers/outbound/allowed-hosts';
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
    PUBLIC_URL: sharedShape.PUBLIC_URL,
    FILES_KEY: sharedShape.FILES_KEY,
    WHATSAPP_API_URL: z.url(),
    OUTBOUND_ALLOW_HOSTS: sharedShape.OUTBOUND_ALLOW_HOSTS,
    ...mailShape,
  });
  return {
    publicUrl: PUBLIC_URL,
    filesKey: FILES_KEY,
    mail,
    whatsappUrl: WHATSAPP_API_URL,
    allowedHosts: OUTBOUND_ALLOW_HOSTS,
  };
}
