import type { DomainEvent, JobContext } from '@ia/directus-kit';
import { queueMail } from '@ia/directus-kit/jobs/queue-mail';
import { findAwaited, listReaders } from './store/deliverables.ts';

/**
 * A deliverable waits for the client: each of their people who sees it and wants it has one mail each
 * time it is handed in, in their language, however often it is shown meanwhile.
 */
export async function tellClient(event: DomainEvent, { database }: JobContext): Promise<void> {
  const deliverable = await findAwaited(database, event.subject);
  if (!deliverable) return;
  const { id, account, account_locale, round } = deliverable;
  const again = round > 1 ? `:${round}` : '';
  for (const { user, email, language } of await listReaders(database, deliverable)) {
    await queueMail(database, {
      key: `deliverable:${id}:${user}${again}`,
      template: 'deliverable_awaits',
      locale: localeOf(language, account_locale),
      recipient: email.toLowerCase(),
      account,
      data: { deliverable: id, user },
    });
  }
}

/** The one they chose; the account's while they have chosen none. */
function localeOf(language: string | null, account: 'fr' | 'en'): 'fr' | 'en' {
  if (language === null) return account;
  return language.toLowerCase().startsWith('en') ? 'en' : 'fr';
}
