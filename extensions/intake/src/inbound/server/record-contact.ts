import { choosePerson, type Writer } from '@ia/core/acquisition/choose-person';
import type { Readers } from '@ia/core/acquisition/decide-readers';
import type { LeadDraft } from '@ia/core/acquisition/draft-lead';
import { plainLine } from '@ia/core/acquisition/plain-line';
import { phoneSpellings } from '@ia/core/contacts/normalise-phone';
import { filedText } from '@ia/core/messages/filed-words';
import type { Unit } from '@ia/directus-kit/writing/unit';
import type { Links, StoredDelivery } from './store/events.ts';
import {
  findOpenDeal,
  findPeople,
  type Identity,
  lockIdentity,
  type Person,
  saveWhatsappPerson,
} from './store/people.ts';
import type { Place } from './store/place.ts';

/** Something somebody did, as it stands on the timeline. */
export interface ActivityDraft {
  readonly type: 'email' | 'meeting' | 'note';
  readonly subject: string;
  readonly body: string | null;
  readonly occurred_at: Date;
  readonly status: 'planned' | 'done';
  /** Of a mail. */
  readonly direction?: 'in' | 'out';
  /** Of a mail that came in: where it is answered. */
  readonly mail_address?: string;
  /** Unique over all activities: the same message is never there twice. */
  readonly external_id: string;
}

export interface Contacted {
  readonly lead: LeadDraft;
  readonly activity: ActivityDraft;
  /** Who reads it, by who follows its record; the team unless told. */
  readonly readersFor?: (follower: string | null) => Readers;
  /** Who wrote from their own WhatsApp account, and the id it has for us. */
  readonly whatsapp?: { readonly userId: string | null };
  /** Who dealt with them, instead of whoever answers for the source. */
  readonly owner?: string | null;
}

/**
 * Puts what somebody did where it belongs: on the lead, contact or open deal they are known by; who
 * is not known by address or number becomes a lead, given to whoever answers for the source.
 */
export async function recordContact(
  unit: Unit,
  delivery: StoredDelivery,
  { lead, activity, readersFor, whatsapp, owner = null }: Contacted,
): Promise<Links> {
  const userId = whatsapp?.userId ?? null;
  const phones = lead.phone ? phoneSpellings(lead.phone) : [];
  const identity = { email: lead.email, phones, whatsappId: userId };
  await lockIdentity(unit.trx, identity);
  const writer = {
    email: lead.email,
    name: [lead.first_name, lead.last_name].filter(Boolean).join(' ') || null,
    isOwnNumber: whatsapp !== undefined,
  };
  const known = await findPlace(unit, identity, writer);
  const found = known ?? (await createLead(unit, owner ?? delivery.owner, lead));
  const place = { ...found, owner: owner ?? found.owner };
  if (userId) await saveWhatsappPerson(unit.trx, { userId, ...place });
  return addActivity(unit, place, { ...activity, ...readersFor?.(place.owner) });
}

/** Where a known person is dealt with; null for somebody new. */
export async function findPlace(
  unit: Unit,
  identity: Identity,
  writer: Writer,
): Promise<Place | null> {
  const person = choosePerson(await findPeople(unit.trx, identity), writer);
  return person ? placeOf(unit, person) : null;
}

async function placeOf({ trx }: Unit, person: Person): Promise<Place> {
  const { collection, id, account, contact, deal, owner } = person;
  const lead = collection === 'leads' ? id : null;
  if (!account || !contact) return { lead, contact, account, deal, owner };
  const open = await findOpenDeal(trx, { contact, account });
  return { lead, contact, account, deal: open?.id ?? deal, owner: open?.owner ?? owner };
}

async function createLead(
  { items, options }: Unit,
  owner: string | null,
  draft: LeadDraft,
): Promise<Place> {
  const lead = await items('leads').createOne(
    { ...draft, status: 'new', origin: 'webhook', owner },
    options,
  );
  return { lead, contact: null, account: null, deal: null, owner };
}

export async function addActivity(
  { items, options }: Unit,
  place: Place,
  { subject, occurred_at, ...activity }: ActivityDraft & Partial<Readers>,
): Promise<Links> {
  const { lead, contact, account, deal, owner } = place;
  const id = await items('activities').createOne(
    {
      owner,
      visibility: 'shared',
      ...activity,
      subject: plainLine(subject) || filedText('noSubject', 'fr'),
      occurred_at: occurred_at.toISOString(),
      lead,
      contact,
      account,
      deal,
      origin: 'webhook',
    },
    options,
  );
  return { lead, contact, deal, activity: id };
}
