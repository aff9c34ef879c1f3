import { isIP } from 'node:net';
import { ImapFlow } from 'imapflow';
import { type AllowedHosts, resolvePublicHost } from '../outbound/allowed-hosts.ts';
import { ProviderError } from '../provider-error.ts';
import { MAX_MAIL_BYTES } from './read-mime.ts';

export interface Mailbox {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  readonly mailbox: string;
  readonly allowedHosts: AllowedHosts;
}

/** Where the last look ended; numbers of one mailbox mean nothing once its validity changed. */
export interface MailboxPosition {
  readonly validity: string;
  readonly uid: number;
  /** When that look was, ISO; what came before is known when the numbers begin anew. */
  readonly at?: string | undefined;
}

export interface FetchedMail {
  readonly uid: number;
  readonly source: Buffer;
}

/** A mail the server has and cannot give. */
export interface UnfetchableMail {
  readonly uid: number;
  readonly reason: string;
}

export interface MailboxLook {
  readonly mails: readonly FetchedMail[];
  readonly unfetchable: readonly UnfetchableMail[];
  readonly position: MailboxPosition;
}

const MOST = 100;
/** Held at once: what is beyond is for the next look. */
const MAX_LOOK_BYTES = 40 * 1_048_576;
/** Several in a row without one that works: the server is in trouble, not its mails. */
const MOST_UNFETCHABLE = 3;
const DAY_MS = 86_400_000;
const TIMEOUT_MS = 30_000;

/**
 * The mails that came since the last look, oldest first, a hundred at most; nothing is marked or
 * moved. The first look only notes where the mailbox is: what was there before is not news. Of a
 * mailbox whose numbers begin anew, those that came since are read; what is known already is known by
 * its Message-ID. A mail the server cannot give is told, and holds back none of those after it.
 * @throws ProviderError
 */
export async function fetchNewMails(
  mailbox: Mailbox,
  since: MailboxPosition | null,
): Promise<MailboxLook> {
  const address = await resolvePublicHost('IMAP', mailbox.host, mailbox.allowedHosts);
  const client = new ImapFlow({
    host: address,
    ...(isIP(mailbox.host) ? {} : { servername: mailbox.host }),
    port: mailbox.port,
    secure: mailbox.secure,
    auth: { user: mailbox.user, pass: mailbox.password },
    logger: false,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { uidValidity, uidNext } = await client.mailboxOpen(mailbox.mailbox, { readOnly: true });
    const validity = String(uidValidity);
    if (!since) {
      return { mails: [], unfetchable: [], position: { validity, uid: uidNext - 1 } };
    }
    const isSame = since.validity === validity;
    const uids = isSame
      ? await uidsAfter(client, since.uid, uidNext)
      : await uidsSince(client, since.at);
    const start = isSame ? since.uid : Math.max(0, (uids[0] ?? uidNext) - 1);
    const { mails, unfetchable, last } = await fetchAll(client, uids);
    return { mails, unfetchable, position: { validity, uid: last ?? start } };
  } catch (cause) {
    if (cause instanceof ProviderError) throw cause;
    throw new ProviderError('IMAP', reasonOf(cause), { isRetryable: true, cause });
  } finally {
    client.close();
  }
}

async function uidsAfter(client: ImapFlow, after: number, next: number): Promise<number[]> {
  // « n:* » always names the last message, even when its number is below n.
  if (after + 1 >= next) return [];
  const found = await client.search({ uid: `${after + 1}:*` }, { uid: true });
  return inOrder(found).filter((uid) => uid > after);
}

/** By the day the server received them, a day earlier for its clock; none when no look is known. */
async function uidsSince(client: ImapFlow, at: string | undefined): Promise<number[]> {
  const last = Date.parse(at ?? '');
  if (Number.isNaN(last)) return [];
  return inOrder(await client.search({ since: new Date(last - DAY_MS) }, { uid: true }));
}

function inOrder(found: false | number[] | undefined): number[] {
  return (found || []).sort((one, other) => one - other);
}

interface Fetched extends Pick<MailboxLook, 'mails' | 'unfetchable'> {
  /** The last one that was dealt with. */
  readonly last: number | null;
}

/**
 * One after the other. When the connection is lost, what was read counts and the rest is for the next
 * look; when the server refuses one, it is left out.
 */
async function fetchAll(client: ImapFlow, uids: readonly number[]): Promise<Fetched> {
  const mails: FetchedMail[] = [];
  const unfetchable: UnfetchableMail[] = [];
  let last: number | null = null;
  let bytes = 0;
  for (const uid of uids.slice(0, MOST)) {
    try {
      const source = await fetchSource(client, uid);
      if (source) mails.push({ uid, source });
      bytes += source?.length ?? 0;
    } catch (cause) {
      if (isRefused(cause)) unfetchable.push({ uid, reason: reasonOf(cause) });
      else if (last === null) throw cause;
      else break;
    }
    if (mails.length === 0 && unfetchable.length >= MOST_UNFETCHABLE) {
      throw new Error(unfetchable[0]?.reason);
    }
    last = uid;
    if (bytes > MAX_LOOK_BYTES) break;
  }
  return { mails, unfetchable, last };
}

/** Null for one that was removed meanwhile. */
async function fetchSource(client: ImapFlow, uid: number): Promise<Buffer | null> {
  const listed = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
  if (!listed) return null;
  // A mail larger than any attachment we care for is read as far as its words.
  const source = (listed.size ?? 0) > MAX_MAIL_BYTES ? { maxLength: MAX_MAIL_BYTES } : true;
  const mail = await client.fetchOne(String(uid), { uid: true, source }, { uid: true });
  return mail ? (mail.source ?? null) : null;
}

/** The server answered NO or BAD to this one (RFC 9051); anything else is the connection's. */
function isRefused(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  const status = Reflect.get(cause, 'responseStatus');
  const code = String(Reflect.get(cause, 'serverResponseCode') ?? '');
  return ['NO', 'BAD'].includes(String(status)) && !PASSING.includes(code);
}

/** Answers of a server that is busy: the next look may have them. */
const PASSING = ['UNAVAILABLE', 'INUSE', 'LIMIT', 'OVERQUOTA', 'SERVERBUG', 'THROTTLED'];

function reasonOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return 'no answer';
  const text = Reflect.get(cause, 'responseText') ?? Reflect.get(cause, 'message');
  return typeof text === 'string' ? text.slice(0, 200) : 'no answer';
}
