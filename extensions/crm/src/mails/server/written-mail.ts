import { ATTACHMENT_GONE } from '@ia/core/mails/mail-failure';
import type { MailState } from '@ia/core/mails/written-mail';
import type { JobContext } from '@ia/directus-kit/jobs/jobs';
import type { MailOutcome, MailTemplate, WrittenMail } from '@ia/directus-kit/jobs/mail-templates';
import type { Unit } from '@ia/directus-kit/writing/unit';
import { ProviderError } from '@ia/providers';
import { composeNote } from '@ia/providers/mail';
import { readFiles } from './read-files.ts';
import { findWritten, saveState } from './store/written-mails.ts';
import { tellFailed } from './tell-failed.ts';

export const WRITTEN_MAIL = 'written';

/** A mail somebody wrote from a record, in the queue of mails. Who takes its line away takes it back. */
export const writtenMail: MailTemplate = {
  name: WRITTEN_MAIL,
  write: ({ data }, context) => write(data.activity ?? '', context),
  settled: ({ data }, outcome, unit) => settle(unit, data.activity ?? '', outcome),
};

async function write(activity: string, context: JobContext): Promise<WrittenMail | null> {
  const mail = await findWritten(context.database, activity);
  if (mail?.mail_state !== 'waiting') return null;
  const files = await readFiles(context, activity);
  if (!files) throw new ProviderError('mail', ATTACHMENT_GONE, { isRetryable: false });
  return {
    ...composeNote({ subject: mail.subject, body: mail.body ?? '' }),
    cc: mail.cc,
    references: mail.references,
    attachments: files,
    ...(mail.reply_to && { replyTo: mail.reply_to }),
  };
}

const NOTE_MAX = 500;

async function settle(unit: Unit, activity: string, outcome: MailOutcome): Promise<void> {
  const mail = await findWritten(unit.trx, activity, { forUpdate: true });
  if (mail?.mail_state !== 'waiting') return;
  const state = stateOf(outcome);
  const note = outcome.status === 'failed' ? outcome.note.slice(0, NOTE_MAX) : null;
  await saveState(unit.trx, activity, { state, note });
  unit.updated({ collection: 'activities', keys: [activity], payload: { mail_state: state } });
  if (state !== 'sent') await tellFailed(unit.trx, mail);
}

function stateOf(outcome: MailOutcome): MailState {
  if (outcome.status === 'failed') return outcome.reason;
  return outcome.status === 'uncertain' || outcome.status === 'skipped' ? 'uncertain' : 'sent';
}
