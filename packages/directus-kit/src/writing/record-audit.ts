import type { Knex } from 'knex';
import type { Accountability } from '../directus.ts';

export interface AuditEntry {
  /** `<thing>.<past verb>`, e.g. `login.failed`. */
  readonly action: string;
  readonly collection?: string | null;
  readonly subject?: string | null;
  readonly account?: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly accountability?: Accountability | null;
  /** When nobody is signed in: what the action was tried as. */
  readonly label?: string | null;
}

/** Adds a line to the append-only audit log; the name of its author outlives the author. */
export async function recordAudit(knex: Knex, entry: AuditEntry): Promise<void> {
  const { accountability } = entry;
  const actor = accountability?.user ?? null;
  await knex('audit_log').insert({
    id: knex.raw('gen_random_uuid()'),
    occurred_at: knex.raw('clock_timestamp()'),
    actor: knex.raw('(select id from directus_users where id = ?)', [actor]),
    actor_label: entry.label ?? (actor ? knex.raw(NAMED, { actor }) : 'système'),
    action: entry.action,
    subject_collection: entry.collection ?? null,
    subject_id: entry.subject?.slice(0, 64) ?? null,
    account: entry.account ?? null,
    data: JSON.stringify(entry.data ?? {}),
    ip: accountability?.ip?.slice(0, 64) ?? null,
    user_agent: accountability?.userAgent?.slice(0, 512) ?? null,
  });
}

/** In the same statement as the line: many lines are one query each, not two. */
const NAMED = `coalesce((
  select left(concat_ws(' ', nullif(first_name, ''), nullif(last_name, ''), '<' || email || '>'), 255)
    from directus_users where id = :actor), :actor)`;

/** A line that is written a moment after what it tells of. */
export interface DatedAuditEntry extends AuditEntry {
  readonly occurredAt: Date;
}

/** Adds many lines in one statement. */
export async function recordAuditLines(
  knex: Knex,
  entries: readonly DatedAuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const lines = entries.map(({ accountability, label, ...entry }) => ({
    occurred_at: entry.occurredAt.toISOString(),
    actor: accountability?.user ?? null,
    label: label ?? null,
    action: entry.action,
    collection: entry.collection ?? null,
    subject: entry.subject?.slice(0, 64) ?? null,
    account: entry.account ?? null,
    data: entry.data ?? {},
    ip: accountability?.ip?.slice(0, 64) ?? null,
    user_agent: accountability?.userAgent?.slice(0, 512) ?? null,
  }));
  await knex.raw(
    `INSERT INTO audit_log (id, occurred_at, actor, actor_label, action, subject_collection,
                            subject_id, account, data, ip, user_agent)
     SELECT gen_random_uuid(), t.occurred_at, u.id,
            coalesce(t.label, left(nullif(concat_ws(' ', nullif(u.first_name, ''),
              nullif(u.last_name, ''), '<' || u.email || '>'), ''), 255), t.actor::text, 'système'),
            t.action, t.collection, t.subject, a.id, t.data::json, t.ip, t.user_agent
       FROM jsonb_to_recordset(CAST(? AS jsonb)) AS t (
         occurred_at timestamptz, actor uuid, label text, action text, collection text,
         subject text, account uuid, data jsonb, ip text, user_agent text)
       LEFT JOIN directus_users u ON u.id = t.actor
       LEFT JOIN accounts a ON a.id = t.account`,
    [JSON.stringify(lines)],
  );
}
