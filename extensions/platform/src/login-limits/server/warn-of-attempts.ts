import { civilDateOf } from '@ia/core';
import { queueMail } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { findPersonToWarn } from './store/person-to-warn.ts';

/** One mail a day, however often it is tried: a flood of warnings would be an attack of its own. */
export async function warnOfAttempts(database: Knex, user: string, now: Date): Promise<void> {
  const person = await findPersonToWarn(database, user);
  if (!person) return;
  await queueMail(database, {
    key: `sign-in-attempts:${user}:${civilDateOf(now)}`,
    template: 'sign_in_attempts',
    locale: person.language?.startsWith('en') ? 'en' : 'fr',
    recipient: person.email,
    data: {
      firstName: person.first_name ?? '',
      space: person.app_access ? 'internal' : 'portal',
    },
  });
}
