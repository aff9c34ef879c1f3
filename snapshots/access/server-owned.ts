import { STAMPS } from './shapes.ts';

type Write = 'create' | 'update';

/** Where a row comes from and who touched it: said by the server, in every collection. */
const EVERYWHERE = ['origin', 'external_id', 'external_owner', 'trace_id', ...STAMPS] as const;

/** Fields of one collection that are worked out, measured or logged, never typed. */
const OF_COLLECTION: Readonly<Record<string, readonly string[]>> = {
  deals: [
    'closed_on',
    'stage_entered_at',
    'last_meeting_at',
    'next_meeting_at',
    'last_note_at',
    'proposal_sent_at',
    'audit_delivered_at',
    'audit_validated_at',
    'has_agreement',
    'taken_over_at',
  ],
  leads: [
    'email_bounced_at',
    // The boxes follow the log of consents (ADR 0019).
    'email_opt_out',
    'call_opt_out',
    'enriched_at',
    'score',
    'score_kind',
    'score_explanation',
    'scored_at',
    'score_override',
    'score_override_by',
    'score_override_at',
    'score_override_reason',
    'converted_at',
    'converted_account',
    'converted_contact',
    'converted_deal',
  ],
  workflows: ['n8n_workflow_id'],
  directus_files: [
    'filename_disk',
    'filesize',
    'uploaded_by',
    'uploaded_on',
    'created_on',
    'modified_by',
    'modified_on',
    'metadata',
    'tus_id',
    'tus_data',
  ],
  directus_users: [
    'email',
    'external_identifier',
    'auth_data',
    'last_access',
    'last_page',
    'policies',
    'provider',
    'role',
    'status',
    'tfa_secret',
    'token',
  ],
  directus_dashboards: ['user_created'],
  directus_panels: ['user_created'],
  directus_presets: ['user', 'role'],
};

/** An upload is written with the asker's rights, the storage that Directus chose included. */
const ON_UPDATE: Readonly<Record<string, readonly string[]>> = { directus_files: ['storage'] };

/** What no role but the administration writes, whatever else it may. */
export function serverOwned(collection: string, action: Write): readonly string[] {
  return [
    ...EVERYWHERE,
    ...(OF_COLLECTION[collection] ?? []),
    ...(action === 'update' ? (ON_UPDATE[collection] ?? []) : []),
  ];
}

/** @throws when a right to write names every field, none, or one that is the server's */
export function assertNamesItsFields(
  where: string,
  collection: string,
  action: Write,
  fields: readonly string[] | undefined,
): void {
  if (!fields || fields.length === 0 || fields.includes('*'))
    throw new Error(`${where}: a right to write lists its fields one by one.`);
  const owned = serverOwned(collection, action);
  const wrong = fields.find((field) => owned.includes(field));
  if (wrong) throw new Error(`${where}: ${wrong} is written by the server alone.`);
}
