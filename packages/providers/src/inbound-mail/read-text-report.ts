import type { Bounce } from './bounce.ts';
import { messageIds } from './message-ids.ts';

const MAX_TEXT = 100_000;
const MAX_ADDRESSES = 10;

/** A server or a list manager, whatever it is called. */
const SERVERS =
  /^(?:mailer-?daemon|postmaster|mail-?delivery|maildelivery|mdaemon|mail-?system|bounces?)\b/i;

/** It may still arrive. */
const DELAYS =
  /\b(?:delayed|will (?:be retried|keep trying|continue trying)|still being retried|not yet been delivered|still not been delivered|attempts? will continue|will continue to (?:try|attempt)|no action is required|n['’]a pas encore|pas encore (?:[ée]t[ée]|pu)|nouvelles? tentatives?|tentatives? de (?:remise|livraison) (?:se poursuiv|continu)|temporar(?:y|ily) (?:failure|deferred)|retard[ée]e?|sera (?:r[ée]essay|retent))/i;

/** A final answer: its enhanced status, or what SMTP says. */
const FINAL =
  /(?:#|\b)5\.\d{1,3}\.\d{1,3}\b|\b5[05]\d[ -]|user unknown|unknown user|no such (?:user|recipient|mailbox)|mailbox (?:not found|unavailable)|recipient (?:address )?rejected|bo[iî]te (?:aux lettres )?inconnue|destinataire inconnu|adresse (?:inconnue|introuvable)|\b(?:adresse|utilisateur|compte|bo[iî]te|destinataire)\b[^.\n]{0,80}\b(?:introuvable|inconnue?|n['’]existe (?:pas|plus)|invalide|d[ée]sactiv[ée]e?|supprim[ée]e?)(?![a-zé])|(?:address|account|mailbox|user|recipient)\b[^.\n]{0,60}\b(?:does(?:n['’]t| not) exist|not found|couldn['’]t be found|disabled|no longer (?:exists|available))/i;

/**
 * A notice of non-delivery in words alone (qmail, Exim, older servers): who was not reached stands
 * before the copy of the mail, which names itself; of a server that says what it is, one that names no
 * mail is a notice too. Null for anything else.
 */
export function readTextReport({
  headers,
  text,
}: {
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}): Bounce | null {
  const from = headers.get('from') ?? '';
  const local = /([^\s<>"'@]{1,250})@/.exec(from)?.[1] ?? '';
  const isNamed = SERVERS.test(local) || headers.has('x-failed-recipients');
  if (!isNamed && headers.get('return-path')?.trim() !== '<>') return null;
  const whole = text.slice(0, MAX_TEXT);
  const copy = /^[ \t>]*message-id:[ \t]*(\S{3,900})/im.exec(whole);
  const [messageId = null] = [
    ...messageIds(copy?.[1]),
    ...messageIds(headers.get('in-reply-to')),
    ...messageIds(headers.get('references')),
  ];
  const notice = copy ? whole.slice(0, copy.index) : whole;
  if (messageId === null && !isNamed) return null;
  if (!FINAL.test(notice) || DELAYS.test(notice)) return null;
  const [recipient, ...others] = addressesIn(headers.get('x-failed-recipients') ?? '', notice);
  if (!recipient) return null;
  const [status] = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(notice) ?? [];
  return { messageId, recipient, ...(others.length > 0 && { others }), ...(status && { status }) };
}

/** Those the notice's own header names, then those in its words. */
function addressesIn(named: string, notice: string): string[] {
  const found = `${named}\n${notice}`.matchAll(
    /[^\s<>()[\]"',;:@]{1,64}@[^\s<>()[\]"',;:@]{1,253}\.[a-z]{2,}/gi,
  );
  const addresses = [...found].map(([address]) => address.toLowerCase());
  return [...new Set(addresses)].slice(0, MAX_ADDRESSES);
}
