import { retryInstant } from '@ia/core/reminders/retry-reminder';
import { ProviderError } from '@ia/providers';
import type { ReminderContext, ReminderWork } from './reminder-work.ts';
import { noticeFailure } from './store/notice-failure.ts';
import { settleClaim } from './store/reminders.ts';

/**
 * What becomes of a step its channel could not take: tried again when it surely did not leave, shown as
 * uncertain when nobody knows, ended when it was refused.
 */
export async function settleFailure(
  context: ReminderContext,
  { reminder }: ReminderWork,
  error: unknown,
): Promise<void> {
  const { database, now, logger } = context;
  const note = (error instanceof Error ? error.message : String(error)).slice(0, 1000);
  const isProvider = error instanceof ProviderError;
  if (isProvider && !error.isUncertain && error.isRetryable) {
    const due_at = retryInstant(reminder.attempts, now());
    if (due_at) {
      await settleClaim(database, reminder, { status: 'planned', due_at, note });
      return;
    }
  }
  logger.warn(`The reminder ${reminder.id} did not leave: ${note}`);
  const reason = reasonOf(isProvider ? error : null);
  await settleClaim(database, reminder, { status: 'failed', reason, note });
  await noticeFailure(database, [reminder.id]);
}

/** What is no refusal of the provider is a fault of ours, after the hand-over: nobody knows. */
function reasonOf(error: ProviderError | null) {
  if (!error || error.isUncertain) return 'uncertain';
  return error.isRetryable ? 'unavailable' : 'refused';
}
