import { DomainError, messageFor } from '@ia/core';
import type { Unit } from '@ia/directus-kit/writing/unit';
import { filesIn } from './delivery-files.ts';
import { type Filing, readersOf } from './file-request.ts';
import { findConversation } from './find-conversation.ts';
import { answeredKeys, copyKey } from './mail-key.ts';
import type { Outgoing } from './read-outgoing.ts';
import { addActivity, findPlace } from './record-contact.ts';
import type { Links, StoredDelivery } from './store/events.ts';
import { askForFiles } from './store/kept-files.ts';
import type { FiledMail } from './store/mail-threads.ts';
import { lockIdentity } from './store/people.ts';
import type { Place } from './store/place.ts';

/**
 * A colleague's mail, on the record of each person it went to. One that goes to nobody we know stands
 * where the conversation it answers is, if there is one; else it waits to be sorted.
 * @throws MAIL_RECIPIENT_UNKNOWN
 */
export async function fileOutgoing(
  unit: Unit,
  delivery: StoredDelivery,
  { mail, settings, activity, outgoing }: Filing & { readonly outgoing: Outgoing },
): Promise<Links> {
  const keys = await answeredKeys(unit.trx, mail.answers);
  const conversation = await findConversation(unit.trx, keys, null);
  const places = await placesOf(unit, outgoing.known, conversation);
  if (places.length === 0) throw unknown(outgoing);
  const [answered = null] = conversation;
  const readers = readersOf({ delivery, settings, answered, follower: outgoing.colleague });
  const written: Links[] = [];
  for (const [rank, place] of places.entries()) {
    const external_id = copyKey(activity.external_id, rank);
    const draft = { ...activity, ...readers, direction: 'out', external_id } as const;
    written.push(await addActivity(unit, place, draft));
  }
  if (filesIn(mail, { isForwarded: false }).length > 0) {
    for (const { activity: id } of written) {
      if (id)
        await askForFiles(unit.trx, { activity: id, delivery: delivery.id, isForwarded: false });
    }
  }
  return { ...written[0], ...remarkOn(outgoing) };
}

/** Of each person once, a handful; a deal of several of them has the mail once. */
async function placesOf(
  unit: Unit,
  addresses: readonly string[],
  conversation: readonly FiledMail[],
): Promise<readonly Place[]> {
  const places = new Map<string, Place>();
  const deals = new Set<string>();
  for (const email of addresses) {
    const identity = { email, phones: [], whatsappId: null };
    await lockIdentity(unit.trx, identity);
    const found = await findPlace(unit, identity, { email, name: null, isOwnNumber: false });
    const person = found?.lead ?? found?.contact;
    if (!found || !person || places.has(person)) continue;
    const place = conversation.find((mail) => isOf(mail, found)) ?? found;
    const isTold = place.deal !== null && deals.has(place.deal);
    places.set(person, isTold ? { ...place, deal: null } : place);
    if (place.deal) deals.add(place.deal);
  }
  const [thread] = conversation;
  return places.size === 0 && thread ? [thread] : [...places.values()];
}

const isOf = (mail: Place, { lead, contact }: Place): boolean =>
  lead ? mail.lead === lead : contact !== null && mail.contact === contact;

function unknown({ known, unknown: others }: Outgoing): DomainError {
  return new DomainError('MAIL_RECIPIENT_UNKNOWN', { hint: told([...known, ...others]) });
}

function remarkOn({ unknown: others }: Outgoing): Partial<Links> {
  if (others.length === 0) return {};
  const details = { hint: told(others) };
  return {
    error_code: 'MAIL_RECIPIENT_UNKNOWN',
    error_details: JSON.stringify(details),
    error_message: messageFor('MAIL_RECIPIENT_UNKNOWN', details, 'fr'),
  };
}

const told = (addresses: readonly string[]): string => addresses.slice(0, 10).join(', ');
