import type { MailState } from '@ia/core/mails/written-mail';
import type { Knex } from 'knex';

export interface WrittenMailRow {
  readonly activity: string;
  readonly author: string | null;
  readonly cc: readonly string[];
  readonly reply_to: string | null;
  readonly message_id: string;
  readonly in_reply_to: string | null;
  readonly references: readonly string[];
  readonly sends: number;
}

export interface KnownMail {
  readonly activity: string;
  readonly subject: string;
  /** What it stood for; null of one written before this was kept. */
  readonly content: string | null;
}

/** The mail somebody has asked for under this key. */
export function findByKey(
  trx: Knex,
  { author, key }: { readonly author: string; readonly key: string },
): Promise<KnownMail | undefined> {
  return trx('platform.written_mails as w')
    .join('activities as a', 'a.id', 'w.activity')
    .where({ 'w.author': author, 'w.key': key })
    .first<KnownMail | undefined>('w.activity', 'w.content', 'a.subject');
}

/** How many mails somebody has written since. */
export async function countSince(trx: Knex, author: string, since: Date): Promise<number> {
  const row = await trx('platform.written_mails')
    .where({ author })
    .where('asked_at', '>', since)
    .count<{ count: string }[]>('* as count')
    .first();
  return Number(row?.count ?? 0);
}

export interface MailToSave extends Omit<WrittenMailRow, 'sends'> {
  readonly key: string;
  /** A digest of what was asked for. */
  readonly content: string;
  readonly to: string;
  readonly files: readonly string[];
}

/** What only the sending of a mail needs, and that the line of the timeline is one. */
export async function saveWritten(trx: Knex.Transaction, mail: MailToSave): Promise<void> {
  const { to, files, cc, references, ...row } = mail;
  await trx('platform.written_mails').insert({
    ...row,
    cc: [...cc],
    references: [...references],
  });
  if (files.length > 0) {
    const { activity } = mail;
    await trx('platform.written_mail_files').insert(
      files.map((file, place) => ({ activity, place, file })),
    );
  }
  await trx('activities')
    .where({ id: mail.activity })
    .update({
      direction: 'out',
      mail_state: 'waiting',
      mail_address: to,
      mail_cc: cc.length > 0 ? cc.join(', ') : null,
      external_id: `mail:${mail.message_id.slice(1, -1)}`,
    });
}

export interface StoredMail extends WrittenMailRow {
  readonly subject: string;
  readonly body: string | null;
  readonly mail_state: MailState;
  readonly mail_address: string;
  readonly account: string | null;
  readonly deal: string | null;
  readonly lead: string | null;
  readonly contact: string | null;
  readonly owner: string | null;
  readonly deal_name: string | null;
}

/** A mail and its line; undefined once somebody has taken the line away. */
export function findWritten(
  knex: Knex,
  activity: string,
  options: { readonly forUpdate?: boolean } = {},
): Promise<StoredMail | undefined> {
  return knex('platform.written_mails as w')
    .join('activities as a', 'a.id', 'w.activity')
    .leftJoin('deals as d', 'd.id', 'a.deal')
    .where({ 'w.activity': activity })
    .modify((query) => {
      if (options.forUpdate) query.forUpdate('w', 'a');
    })
    .first<StoredMail | undefined>(
      'w.*',
      'a.subject',
      'a.body',
      'a.mail_state',
      'a.mail_address',
      'a.account',
      'a.deal',
      'a.lead',
      'a.contact',
      'a.owner',
      'd.name as deal_name',
    );
}

export interface MailFileRow {
  /** Null once the file was removed. */
  readonly id: string | null;
  readonly name: string | null;
  readonly type: string | null;
}

export function listFiles(knex: Knex, activity: string): Promise<MailFileRow[]> {
  return knex('platform.written_mail_files as m')
    .leftJoin('directus_files as f', 'f.id', 'm.file')
    .where({ 'm.activity': activity })
    .orderBy('m.place')
    .select<MailFileRow[]>('f.id', 'f.filename_download as name', 'f.type');
}

/** The files that went with some mails, in their order. */
export async function listSentFiles(
  knex: Knex,
  activities: readonly string[],
): Promise<{ readonly activity: string; readonly file: string }[]> {
  if (activities.length === 0) return [];
  return knex('platform.written_mail_files')
    .whereIn('activity', [...activities])
    .whereNotNull('file')
    .orderBy(['activity', 'place'])
    .select<{ activity: string; file: string }[]>('activity', 'file');
}

/** Of files, how many bytes they are together. */
export async function weigh(knex: Knex, files: readonly string[]): Promise<number> {
  const row = await knex('directus_files')
    .whereIn('id', [...files])
    .sum<{ bytes: string | null }[]>('filesize as bytes')
    .first();
  return Number(row?.bytes ?? 0);
}

/** Says what became of a mail; what left stays as it left for everybody else. */
export async function saveState(
  trx: Knex.Transaction,
  activity: string,
  { state, note }: { readonly state: MailState; readonly note: string | null },
): Promise<void> {
  await changingMails(trx, () =>
    trx('activities').where({ id: activity }).update({ mail_state: state, mail_error: note }),
  );
}

/** Work of the platform on the lines of mails that left, which nobody else may change. */
export async function changingMails<Result>(
  trx: Knex.Transaction,
  work: () => PromiseLike<Result>,
): Promise<Result> {
  await trx.raw(`select set_config('app.mail', 'on', true)`);
  const result = await work();
  await trx.raw(`select set_config('app.mail', '', true)`);
  return result;
}

/**
 * Where the person each of these mails went to is reached by now, by mail: at the same address once it no
 * longer sends back, else at their other one, the primary first. Who has none is left out.
 */
export async function findAddressesNow(
  knex: Knex,
  activities: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (activities.length === 0) return new Map();
  const { rows } = await knex.raw<{ rows: { id: string; email: string }[] }>(
    `SELECT DISTINCT ON (a.id) a.id, known.email FROM activities a
       CROSS JOIN LATERAL (
         SELECT e.email, e.is_primary FROM contact_emails e
          WHERE e.contact = a.contact AND e.status <> 'bounced'
         UNION ALL
         SELECT l.email, true FROM leads l
          WHERE l.id = a.lead AND l.email IS NOT NULL AND l.email_bounced_at IS NULL) AS known
      WHERE a.id = ANY(:activities)
      ORDER BY a.id, known.email = a.mail_address DESC, known.is_primary DESC NULLS LAST, known.email`,
    { activities: [...activities] },
  );
  return new Map(rows.map(({ id, email }) => [id, email]));
}

/** A mail that came back goes to this address alone. Where it went before and who was in copy stays on record. */
export async function sendTo(trx: Knex.Transaction, activity: string, to: string): Promise<void> {
  await trx.raw(
    `UPDATE platform.written_mails w SET cc = '{}', former = array_append(w.former, a.mail_address)
       FROM activities a WHERE a.id = w.activity AND w.activity = ?`,
    [activity],
  );
  await changingMails(trx, () =>
    trx('activities').where({ id: activity }).update({ mail_address: to }),
  );
}

export async function countSend(trx: Knex.Transaction, activity: string): Promise<number> {
  const [row] = await trx('platform.written_mails')
    .where({ activity })
    .increment('sends')
    .returning<{ sends: number }[]>('sends');
  return row?.sends ?? 1;
}

/** A mail of the timeline that is answered, as its headers need it. */
export interface AnsweredMail {
  readonly external_id: string | null;
  readonly mail_address: string | null;
  readonly direction: 'in' | 'out' | null;
  readonly contact: string | null;
  readonly lead: string | null;
  readonly visibility: string;
  readonly in_reply_to: string | null;
}

export function findAnswered(knex: Knex, activity: string): Promise<AnsweredMail | undefined> {
  return knex('activities as a')
    .leftJoin('platform.written_mails as w', 'w.activity', 'a.id')
    .where({ 'a.id': activity, 'a.type': 'email' })
    .first<AnsweredMail | undefined>(
      'a.external_id',
      'a.mail_address',
      'a.direction',
      'a.contact',
      'a.lead',
      'a.visibility',
      'w.in_reply_to',
    );
}
