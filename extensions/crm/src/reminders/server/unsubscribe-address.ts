import type { Locale } from '@ia/core';
import { signedToken } from '@ia/directus-kit/settings/signed-token';
import type { ReminderEnv } from './reminder-env.ts';

const tokens = ({ filesKey }: Pick<ReminderEnv, 'filesKey'>) =>
  signedToken(filesKey, 'reminder-unsubscribe');

/**
 * Where the person this reminder went to refuses further ones, without signing in; the page speaks
 * the language of the message.
 */
export function unsubscribeAddress(env: ReminderEnv, reminder: string, locale: Locale): string {
  return `${env.publicUrl}/crm/unsubscribe/${tokens(env).sign(reminder)}?lang=${locale}`;
}

/** The reminder an address was made for; null for an address we did not make. */
export function reminderOfToken(env: Pick<ReminderEnv, 'filesKey'>, token: string): string | null {
  return tokens(env).open(token);
}
