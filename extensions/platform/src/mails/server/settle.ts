import type { JobContext } from '@ia/directus-kit';
import type { MailOutcome } from '@ia/directus-kit/jobs/mail-templates';
import { runSystemUnit } from '@ia/directus-kit/writing/unit';
import { type MailRow, settleMail } from './store/mails.ts';
import { templateOf } from './templates.ts';

/** Notes what became of a mail together with what its area does about it: both or neither. */
export async function settle(
  mail: MailRow,
  outcome: MailOutcome,
  context: JobContext,
): Promise<void> {
  const template = await templateOf(mail.template);
  await runSystemUnit(context, async (unit) => {
    if (!(await settleMail(unit.trx, mail.id, settlementOf(outcome)))) return;
    await template?.settled?.(mail, outcome, unit, context);
  });
}

/** The text of a mail is kept only where nothing leaves. */
function settlementOf(outcome: MailOutcome) {
  switch (outcome.status) {
    case 'sent':
      return { status: outcome.status, subject: outcome.written.subject };
    case 'shown': {
      const { subject, html, text } = outcome.written;
      return { status: outcome.status, subject, html, body_text: text };
    }
    case 'failed':
      return { status: outcome.status, last_error: outcome.note };
    default:
      return { status: outcome.status };
  }
}
