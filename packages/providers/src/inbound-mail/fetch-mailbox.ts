import { isIP } from 'node:net';
import { ImapFlow } from 'imapflow';
import { type AllowedHosts, resolvePublicHost } from '../outbound/allowed-hosts.ts';
import { ProviderError } from '../provider-error.ts';

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
}

export interface FetchedMail {
  readonly uid: number;
  readonly source: Buffer;
}

const MOST = 100;
const MAX_BYTES = 20 * 1_048_576;
const TIMEOUT_MS = 30_000;

/**
 * The mails that came since the last look, oldest first, a hundred at most; nothing is marked or
 * moved. The first look only notes where the mailbox is: what was there before is not news. A
 * mailbox that was rebuilt is read anew; what is known already is known by its Message-ID.
 * @throws ProviderError
 */
export async function fetchNewMails(
  mailbox: Mailbox,
  since: MailboxPosition | null,
): Promise<{ readonly mails: readonly FetchedMail[]; readonly position: MailboxPosition }> {
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
    if (!since) return { mails: [], position: { validity, uid: uidNext - 1 } };
    const after = since.validity === validity ? since.uid : 0;
    const mails = await fetchAfter(client, after, uidNext);
    return { mails, position: { validity, uid: mails.at(-1)?.uid ?? after } };
  } catch (cause) {
    if (cause instanceof ProviderError) throw cause;
    throw new ProviderError('IMAP', reasonOf(cause), { isRetryable: true, cause });
  } finally {
    client.close();
  }
}

async function fetchAfter(client: ImapFlow, after: number, next: number): Promise<FetchedMail[]> {
  // « n:* » always names the last message, even when its number is below n.
  if (after + 1 >= next) return [];
  const range = `${after + 1}:*`;
  const listed = await client.fetchAll(range, { uid: true, size: true }, { uid: true });
  const found = listed.filter(({ uid }) => uid > after);
  const mails: FetchedMail[] = [];
  for (const { uid, size = 0 } of found.sort((one, other) => one.uid - other.uid).slice(0, MOST)) {
    // A mail larger than any attachment we care for is read as far as its words.
    const source = size > MAX_BYTES ? { maxLength: MAX_BYTES } : true;
    const mail = await client.fetchOne(String(uid), { uid: true, source }, { uid: true });
    if (mail !== false && mail.source) mails.push({ uid, source: mail.source });
  }
  return mails;
}

function reasonOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return 'no answer';
  const text = Reflect.get(cause, 'responseText') ?? Reflect.get(cause, 'message');
  return typeof text === 'string' ? text.slice(0, 200) : 'no answer';
}
