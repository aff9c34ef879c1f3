import { storableText } from '@ia/core/acquisition/storable-text';
import { cutText } from '@ia/core/text/cut-text';
import type { InboundMail } from '@ia/providers/inbound-mail/inbound-mail';
import { mailSettings } from '@ia/records/sources/source-settings';
import { fileOutgoing } from './file-outgoing.ts';
import { fileRequest } from './file-request.ts';
import { findReceivedMail } from './find-received-mail.ts';
import type { Handler } from './handler.ts';
import { mailKey } from './mail-key.ts';
import { readMailRequest } from './mail-request.ts';
import { readMail } from './read-mail.ts';
import { readOutgoing } from './read-outgoing.ts';
import { recordBounce } from './record-bounce.ts';
import type { ActivityDraft } from './record-contact.ts';
import { isStaffAddress } from './store/colleagues.ts';
import type { StoredDelivery } from './store/events.ts';
import { shareFiled } from './store/filed-mails.ts';

const MAX_TEXT = 20_000;

/**
 * A mail: on the conversation it answers, else where its sender is dealt with, else a new lead. What
 * machines send is no news; what colleagues write is on the records of whom they wrote to, what they
 * pass on is of whoever wrote it first.
 */
export const handleMail: Handler = async (delivery, { database }) => {
  const mail = await readMail(delivery);
  const { bounce } = mail;
  if (bounce) return (unit) => recordBounce(unit, bounce);
  const settings = mailSettings(delivery.settings);
  const outgoing = await readOutgoing(database, mail, settings);
  const asking = outgoing
    ? null
    : await readMailRequest(mail, settings, (address) => isStaffAddress(database, address));
  const activity = activityOf(mail, asking?.subject ?? mail.subject, delivery);
  return async (unit) => {
    const { filed, key } = await findReceivedMail(unit.trx, mail, activity.external_id);
    if (filed) {
      if (settings.visibility === 'shared') await shareFiled(unit, filed.activity);
      return filed;
    }
    const filing = { mail, settings, activity: { ...activity, external_id: key } };
    if (outgoing) return fileOutgoing(unit, delivery, { ...filing, outgoing });
    return asking ? fileRequest(unit, delivery, { ...filing, asking }) : {};
  };
};

function activityOf(
  mail: InboundMail,
  subject: string,
  { id, received_at }: StoredDelivery,
): ActivityDraft {
  // A sender's clock may be wrong: never later than we received it.
  const sent = mail.date && mail.date < received_at ? mail.date : received_at;
  return {
    type: 'email',
    direction: 'in',
    subject: storableText(subject),
    body: cutText(storableText(mail.text), MAX_TEXT),
    occurred_at: sent,
    status: 'done',
    // What came by mail counts as an answer, with or without a name of its own.
    external_id: mailKey(mail.messageId ?? `inbound-${id}`),
  };
}
