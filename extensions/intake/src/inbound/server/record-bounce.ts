import { DomainError, isDomainError, normaliseEmail } from '@ia/core';
import { bounceReason } from '@ia/core/mails/mail-failure';
import type { Unit } from '@ia/directus-kit/writing/unit';
import type { Bounce } from '@ia/providers/inbound-mail/bounce';
import { findMailKeys } from '@ia/records/reminders/mail-aliases';
import { mailKey } from './mail-key.ts';
import { findActivityLinks, type Links } from './store/events.ts';
import {
  type Bounced,
  findBounced,
  markBounced,
  type WrittenBounced,
  wroteLately,
} from './store/mail-threads.ts';
import { tellBounced } from './tell-bounced.ts';

/**
 * A mail of ours that came back: the address is marked, which ends the sequences that write to it.
 * Known by its name alone, ours or the one its server gave it: anybody can write a notice about an
 * address, only who had the mail knows how it is called. One that names none of ours changes nothing:
 * of an address we wrote to lately it waits for a person, of any other it is ignored.
 * @throws MAIL_BOUNCE_UNPROVEN, MAIL_AUTOMATIC
 */
export async function recordBounce(
  unit: Unit,
  { messageId, recipient, others = [], ...bounce }: Bounce,
): Promise<Links> {
  const { trx, items, options } = unit;
  const status = bounce.status ?? null;
  const emails = [recipient, ...others].flatMap(addressOf);
  const found = messageId === null ? null : await findNamed(trx, messageId, emails);
  if (!found) throw await refusalOf(trx, emails);
  // Of an address it was sent to before it went to another: known already.
  if (found.written?.former.some((one) => emails.includes(one) && one !== found.written?.to))
    throw new DomainError('MAIL_AUTOMATIC');
  const now = new Date().toISOString();
  for (const id of found.leads) {
    await items('leads').updateOne(id, { email_bounced_at: now }, options);
  }
  for (const id of found.emails) {
    await items('contact_emails').updateOne(id, { status: 'bounced' }, options);
  }
  if (found.written)
    await tellWriter(unit, { activity: found.activity, mail: found.written, emails, status });
  return findActivityLinks(trx, found.activity);
}

async function findNamed(
  trx: Unit['trx'],
  messageId: string,
  emails: readonly string[],
): Promise<Bounced | null> {
  const renamed = (await findMailKeys(trx, [messageId])).get(messageId);
  return findBounced(trx, { key: renamed ?? mailKey(messageId), emails });
}

async function refusalOf(trx: Unit['trx'], emails: readonly string[]): Promise<DomainError> {
  const address = await wroteLately(trx, emails);
  return address === null
    ? new DomainError('MAIL_AUTOMATIC')
    : new DomainError('MAIL_BOUNCE_UNPROVEN', { value: address });
}

interface WrittenBack {
  readonly activity: string;
  readonly mail: WrittenBounced;
  readonly emails: readonly string[];
  readonly status: string | null;
}

/** The line says that the mail came back and why; of a copy that did, its writer alone is told. */
async function tellWriter(unit: Unit, { activity, mail, emails, status }: WrittenBack) {
  const copy = copyOf(mail, emails);
  if (copy === null) {
    await markBounced(unit.trx, activity, bounceReason(status, 'fr'));
    const payload = { mail_state: 'bounced' };
    unit.updated({ collection: 'activities', keys: [activity], payload });
  }
  await tellBounced(unit.trx, { activity, mail, copy, status });
}

/** The copy that came back; null when it is the mail itself, as whenever nobody can tell. */
function copyOf({ to, cc }: WrittenBounced, emails: readonly string[]): string | null {
  const known = emails.find((email) => email === to || cc.includes(email));
  return known === undefined || known === to ? null : known;
}

function addressOf(recipient: string): string[] {
  try {
    return [normaliseEmail(recipient)];
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return [];
  }
}
