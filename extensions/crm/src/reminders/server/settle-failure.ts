import { ProviderError } from '@ia/providers';
import { endOrRetry } from './end-or-retry.ts';
import type { ReminderContext, ReminderWork } from './reminder-work.ts';

/** What becomes of a step whose provider we asked ourselves. */
export async function settleFailure(
  { database, now, logger }: ReminderContext,
  { reminder }: ReminderWork,
  error: unknown,
): Promise<void> {
  const note = error instanceof Error ? error.message : String(error);
  logger.warn(`The reminder ${reminder.id} did not leave: ${note}`);
  const reason = reasonOf(error instanceof ProviderError ? error : null);
  await endOrRetry(database, reminder, { reason, note, now: now() });
}

/** What is no refusal of the provider is a fault of ours, after the hand-over: nobody knows. */
function reasonOf(error: ProviderError | null) {
  if (!error || error.isUncertain) return 'uncertain';
  return error.isRetryable ? 'unavailable' : 'refused';
}
