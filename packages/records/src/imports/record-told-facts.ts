import type { ToldFacts } from '@ia/core/pipeline/told-facts';
import type { ClientBase } from 'pg';

/** A deal whose source has told what happened around it, and where that takes it. */
export interface ToldDeal extends ToldFacts {
  readonly deal: string;
  readonly external_id: string;
  /** The stage it goes to once its facts are known; `null`: it was written with the deal. */
  readonly stage: string | null;
  readonly loss_reason: string | null;
  readonly loss_note: string | null;
}

const ROWS = `jsonb_to_recordset($1::jsonb) as x(
  deal uuid, external_id text, stage text, loss_reason text, loss_note text, meeting_at timestamptz,
  note text, proposal_sent_at timestamptz, audit_delivered_at timestamptz,
  audit_validated_at timestamptz, has_agreement boolean)`;

/** One meeting and one note for each deal: told again, they are the same lines of the timeline. */
const ACTIVITIES = `
  insert into activities (id, type, status, subject, body, occurred_at, deal, account, contact,
                          visibility, origin, external_id, date_created)
  select gen_random_uuid(), line.type,
         case when line.at > now() then 'planned' else 'done' end, line.subject, line.body,
         line.at, d.id, d.account, d.contact, 'shared', $2, left(x.external_id, 240) || line.key, now()
    from ${ROWS} join deals d on d.id = x.deal
   cross join lateral (values
     ('meeting', ':meeting', 'Rendez-vous', null, x.meeting_at),
     ('note', ':note', 'Compte rendu', x.note, case when x.note is not null then now() end)
   ) as line (type, key, subject, body, at)
   where line.at is not null
  on conflict (external_id) do update
     set occurred_at = excluded.occurred_at, body = excluded.body, status = excluded.status,
         date_updated = now()
   where (activities.type = 'meeting' and activities.occurred_at is distinct from excluded.occurred_at)
      or activities.body is distinct from excluded.body`;

const FACTS = `
  update deals d
     set proposal_sent_at = coalesce(x.proposal_sent_at, d.proposal_sent_at),
         audit_delivered_at = coalesce(x.audit_delivered_at, d.audit_delivered_at),
         audit_validated_at = coalesce(x.audit_validated_at, d.audit_validated_at),
         has_agreement = coalesce(x.has_agreement, d.has_agreement)
    from ${ROWS}
   where d.id = x.deal
     and (coalesce(x.proposal_sent_at, d.proposal_sent_at),
          coalesce(x.audit_delivered_at, d.audit_delivered_at),
          coalesce(x.audit_validated_at, d.audit_validated_at),
          coalesce(x.has_agreement, d.has_agreement))
         is distinct from
         (d.proposal_sent_at, d.audit_delivered_at, d.audit_validated_at, d.has_agreement)`;

const STAGES = `
  update deals d
     set stage = x.stage, loss_reason = coalesce(x.loss_reason, d.loss_reason),
         loss_note = coalesce(x.loss_note, d.loss_note)
    from ${ROWS}
   where d.id = x.deal and x.stage is not null and d.stage <> x.stage`;

/**
 * Records what a source has told of deals, as the platform would: a meeting and a note on the
 * timeline, the days of proposal and audit, then the stage. The rules have been asked before.
 */
export async function recordToldFacts(
  client: ClientBase,
  deals: readonly ToldDeal[],
  origin: 'sync' | 'import',
): Promise<void> {
  if (deals.length === 0) return;
  const rows = JSON.stringify(deals);
  await client.query(ACTIVITIES, [rows, origin]);
  await client.query(FACTS, [rows]);
  await client.query(STAGES, [rows]);
}
