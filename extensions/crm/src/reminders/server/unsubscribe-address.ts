import { signedToken } from '@ia/directus-kit/settings/signed-token';
import type { ReminderEnv } from './reminder-env.ts';

const tokens = ({ filesKey }: Pick<ReminderEnv, 'filesKey'>) =>
  signedToken(filesKey, 'reminder-unsubscribe');

/** Where the person this reminder went to refuses further ones, without signing in. */
export function unsubscribeAddress(env: ReminderEnv, reminder: string): string {
  return `${env.publicUrl}/crm/unsubscribe/${tokens(env).sign(reminder)}`;
}

/** The reminder an address was made for; null for an address we did not make. */
export function reminderOfToken(env: Pick<ReminderEnv, 'filesKey'>, token: string): string | null {
  return tokens(env).open(token);
}
