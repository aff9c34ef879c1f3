// Generated from snapshots/ by `npm run schema:pull`; not edited by hand.
import type { DirectusFile, DirectusUser } from '@directus/sdk';

export interface AccountMember {
  account: string | Account;
  contact: string | Contact | null;
  date_created: string | null;
  date_updated: string | null;
  deliverable_mails: boolean;
  id: string;
  invited_by: string | DirectusUser<Schema> | null;
  level: 'admin' | 'member';
  user: string | DirectusUser<Schema>;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
}

export interface Account {
  activities: string[] | Activity[];
  annual_revenue: string | null;
  billing_address: string | null;
  city: string | null;
  contact_emails: string[] | ContactEmail[];
  contacts: string[] | Contact[];
  country: string | null;
  date_created: string | null;
  date_updated: string | null;
  deals: string[] | Deal[];
  deliverables: string[] | Deliverable[];
  domain: string | null;
  einvoice_address: string | null;
  employees: number | null;
  external_id: string | null;
  founded_year: number | null;
  historical_pages: string[] | HistoricalPage[];
  id: string;
  invoice_lines: string[] | InvoiceLine[];
  invoices: string[] | Invoice[];
  locale: 'fr' | 'en';
  members: string[] | AccountMember[];
  members_may_invite: boolean;
  milestones: string[] | Milestone[];
  missions: string[] | Mission[];
  name: string;
  notes: string | null;
  origin: 'manual' | 'import' | 'sync' | 'webhook' | 'system';
  owner: string | DirectusUser<Schema> | null;
  payments: string[] | Payment[];
  plan: 'project' | 'support' | 'managed' | null;
  primary_contact: string | Contact | null;
  project_members: string[] | ProjectMember[];
  projects: string[] | Project[];
  search: string | null;
  sector: string | null;
  siren: string | null;
  siret: string | null;
  sla_summary: string | null;
  status: 'prospect' | 'client' | 'former';
  tasks: string[] | Task[];
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
  vat_number: string | null;
  workflows: string[] | Workflow[];
}

export interface Activity {
  account: string | Account | null;
  attachment: string | DirectusFile<Schema> | null;
  body: string | null;
  contact: string | Contact | null;
  date_created: string | null;
  date_updated: string | null;
  deal: string | Deal | null;
  direction: 'in' | 'out' | null;
  external_id: string | null;
  file_remarks: unknown;
  files: string[] | DirectusFile<Schema>[];
  id: string;
  lead: string | Lead | null;
  mail_address: string | null;
  mail_cc: string | null;
  mail_error: string | null;
  mail_state: 'waiting' | 'sent' | 'refused' | 'unavailable' | 'uncertain' | 'bounced' | null;
  milestone: 'proposal_sent' | 'audit_delivered' | 'audit_validated' | null;
  occurred_at: string;
  origin: 'manual' | 'import' | 'sync' | 'webhook' | 'system';
  owner: string | DirectusUser<Schema> | null;
  status: 'planned' | 'done' | 'cancelled' | 'no_show';
  subject: string;
  type: 'call' | 'email' | 'meeting' | 'note' | 'task';
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
  visibility: 'shared' | 'private';
  withdrawal_reason: string | null;
  withdrawn_at: string | null;
}

export interface AuditLog {
  account: string | null;
  action: string;
  actor: string | DirectusUser<Schema> | null;
  actor_label: string | null;
  data: unknown;
  id: string;
  ip: string | null;
  occurred_at: string;
  subject_collection: string | null;
  subject_id: string | null;
  trace_id: string | null;
  user_agent: string | null;
}

export interface Consent {
  channel: 'email' | 'phone' | 'whatsapp' | 'linkedin';
  contact: string | Contact | null;
  date_created: string | null;
  id: string;
  lead: string | Lead | null;
  occurred_at: string | null;
  proof: string | null;
  source: 'form' | 'import' | 'person' | 'reply' | 'unsubscribe' | 'lead';
  status: 'granted' | 'withdrawn';
  text: string | null;
  text_version: string | null;
  user_created: string | DirectusUser<Schema> | null;
}

export interface ContactEmail {
  account: string | Account;
  contact: string | Contact;
  date_created: string | null;
  date_updated: string | null;
  email: string;
  id: string;
  is_primary: boolean;
  status: 'unverified' | 'verified' | 'bounced';
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
}

export interface Contact {
  account: string | Account;
  activities: string[] | Activity[];
  consents: string[] | Consent[];
  date_created: string | null;
  date_updated: string | null;
  deals: string[] | Deal[];
  emails: string[] | ContactEmail[];
  external_id: string | null;
  first_name: string | null;
  id: string;
  job_title: string | null;
  last_name: string;
  linkedin_url: string | null;
  locale: 'fr' | 'en';
  notes: string | null;
  origin: 'manual' | 'import' | 'sync' | 'webhook' | 'system';
  phone: string | null;
  reminders: string[] | Reminder[];
  role: 'decision_maker' | 'champion' | 'user' | 'billing' | 'technical' | null;
  search: string | null;
  source: string | null;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
}

export interface DealStageChange {
  cause: 'manual' | 'import' | 'rule' | 'system' | 'meeting' | 'milestone' | 'override';
  changed_at: string;
  deal: string | Deal;
  duration_seconds: number | null;
  from_stage: string | DealStage | null;
  id: string;
  reason: string | null;
  to_stage: string | DealStage;
  user: string | DirectusUser<Schema> | null;
}

export interface DealStage {
  color: string | null;
  key: string;
  label: string;
  label_en: string;
  probability: number;
  sort: number | null;
  type: 'open' | 'won' | 'lost';
}

export interface Deal {
  account: string | Account;
  activities: string[] | Activity[];
  amount: string;
  audit_delivered_at: string | null;
  audit_validated_at: string | null;
  closed_on: string | null;
  conditions: string | null;
  contact: string | Contact | null;
  currency: 'EUR' | 'USD' | 'GBP' | 'CHF';
  date_created: string | null;
  date_updated: string | null;
  expected_close_on: string;
  external_id: string | null;
  external_owner: string | null;
  has_agreement: boolean | null;
  id: string;
  invoices: string[] | Invoice[];
  is_archived: boolean;
  last_meeting_at: string | null;
  last_note_at: string | null;
  loss_note: string | null;
  loss_reason: string | LossReason | null;
  name: string;
  next_action: string | null;
  next_action_at: string | null;
  next_meeting_at: string | null;
  offer: string | Offer | null;
  opened_on: string | null;
  origin: 'manual' | 'import' | 'sync' | 'webhook' | 'system';
  override_reason: string | null;
  owner: string | DirectusUser<Schema> | null;
  planning: string | null;
  position: string | null;
  probability: number | null;
  projects: string[] | Project[];
  proposal_sent_at: string | null;
  scope: string | null;
  search: string | null;
  stage: string | DealStage;
  stage_changes: string[] | DealStageChange[];
  stage_entered_at: string | null;
  taken_over_at: string | null;
  trace_id: string | null;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
}

export interface Deliverable {
  account: string | Account;
  date_created: string | null;
  date_updated: string | null;
  description: string | null;
  due_on: string | null;
  file: string | DirectusFile<Schema> | null;
  id: string;
  is_client_visible: boolean;
  milestone: string | Milestone | null;
  mission: string | Mission | null;
  name: string;
  project: string | Project;
  status: 'draft' | 'submitted' | 'in_review' | 'accepted' | 'revision_requested';
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
  vendor: string | Vendor | null;
}

export interface HistoricalPage {
  account: string | Account;
  date_created: string | null;
  date_updated: string | null;
  edited_on: string | null;
  external_id: string | null;
  id: string;
  markdown: string | null;
  missing_parts: number | null;
  origin: 'manual' | 'import' | 'sync' | 'webhook' | 'system';
  taken_at: string | null;
  title: string;
  url: string | null;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
}

export interface InboundEvent {
  activity: string | Activity | null;
  attempts: number;
  body_size: number;
  contact: string | Contact | null;
  content_type: string | null;
  deal: string | Deal | null;
  dedupe_key: string;
  error_code: string | null;
  error_details: unknown;
  error_message: string | null;
  event_type: string;
  id: string;
  lead: string | Lead | null;
  processed_at: string | null;
  received_at: string;
  source: string | SyncSource;
  status: 'received' | 'processing' | 'processed' | 'ignored' | 'dead';
}

export interface InvoiceLine {
  account: string | Account;
  description: string;
  id: string;
  invoice: string | Invoice;
  net_amount: string;
  quantity: string;
  sort: number | null;
  tax_rate_bp: number;
  unit_price: string;
}

export interface Invoice {
  account: string | Account;
  currency: 'EUR' | 'USD' | 'GBP' | 'CHF';
  date_created: string | null;
  date_updated: string | null;
  deal: string | Deal | null;
  due_on: string | null;
  file: string | DirectusFile<Schema> | null;
  gross_amount: string;
  id: string;
  issued_on: string | null;
  lines: string[] | InvoiceLine[];
  net_amount: string;
  number: string | null;
  paid_amount: string;
  payments: string[] | Payment[];
  project: string | Project | null;
  status: 'draft' | 'issued' | 'partially_paid' | 'paid' | 'overdue';
  tax_amount: string;
  type: 'invoice' | 'deposit' | 'credit_note';
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
}

export interface Lead {
  activities: string[] | Activity[];
  annual_revenue: string | null;
  attributes: unknown;
  call_opt_out: boolean;
  channel: string | null;
  city: string | null;
  company_name: string | null;
  consents: string[] | Consent[];
  converted_account: string | Account | null;
  converted_at: string | null;
  converted_contact: string | Contact | null;
  converted_deal: string | Deal | null;
  country: string | null;
  date_created: string | null;
  date_updated: string | null;
  disqualification_note: string | null;
  disqualification_reason: 'not_interested' | 'no_budget' | 'no_need' | 'wrong_contact' | 'unreachable' | 'duplicate' | 'other' | null;
  domain: string | null;
  duplicate_of: string | Lead | null;
  email: string | null;
  email_bounced_at: string | null;
  email_opt_out: boolean;
  employees: number | null;
  enriched_at: string | null;
  enrichment_source: string | null;
  external_id: string | null;
  first_name: string | null;
  id: string;
  is_archived: boolean;
  job_title: string | null;
  last_activity: string | null;
  last_name: string | null;
  linkedin_url: string | null;
  notes: string | null;
  number: string | null;
  occupation: string | null;
  origin: 'manual' | 'import' | 'sync' | 'webhook' | 'system';
  owner: string | DirectusUser<Schema> | null;
  pages_per_visit: string | null;
  phone: string | null;
  score: number | null;
  score_explanation: unknown;
  score_kind: 'rules' | 'model' | 'manual' | null;
  score_override: number | null;
  score_override_at: string | null;
  score_override_by: string | DirectusUser<Schema> | null;
  score_override_reason: string | null;
  scored_at: string | null;
  search: string | null;
  seconds_on_site: number | null;
  sector: string | null;
  source: string | null;
  specialization: string | null;
  status: 'new' | 'contacted' | 'qualified' | 'converted' | 'disqualified';
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
  visits: number | null;
}

export interface LossReason {
  is_active: boolean;
  key: string;
  label: string;
  label_en: string;
  needs_note: boolean;
  sort: number | null;
}

export interface Milestone {
  account: string | Account;
  date_created: string | null;
  date_updated: string | null;
  description: string | null;
  due_on: string | null;
  id: string;
  name: string;
  project: string | Project;
  sort: number | null;
  status: 'todo' | 'in_progress' | 'done';
  tasks: string[] | Task[];
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
}

export interface Mission {
  account: string | Account;
  brief: string | null;
  budget_days: string | null;
  daily_rate: string | null;
  date_created: string | null;
  date_updated: string | null;
  deliverables: string[] | Deliverable[];
  ends_on: string;
  files: string[] | DirectusFile<Schema>[];
  id: string;
  name: string;
  project: string | Project;
  sandbox_url: string | null;
  starts_on: string;
  status: 'draft' | 'planned' | 'active' | 'completed' | 'cancelled';
  tasks: string[] | Task[];
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
  vendor: string | Vendor;
}

export interface Notification {
  account: string | Account | null;
  body: string | null;
  created_at: string;
  id: string;
  read_at: string | null;
  title: string;
  type: string;
  url: string | null;
  user: string | DirectusUser<Schema>;
}

export interface Offer {
  code: string;
  currency: 'EUR' | 'USD' | 'GBP' | 'CHF';
  date_created: string | null;
  date_updated: string | null;
  description: string | null;
  external_id: string | null;
  id: string;
  is_active: boolean;
  kind: 'one_off' | 'subscription';
  list_price: string;
  name: string;
  origin: 'manual' | 'import' | 'sync' | 'webhook' | 'system';
  project_template: unknown;
  sla_summary: string | null;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
}

export interface OutboxEvent {
  account: string | null;
  actor: string | DirectusUser<Schema> | null;
  attempts: number;
  data: unknown;
  done_at: string | null;
  id: string;
  last_error: string | null;
  occurred_at: string;
  status: 'pending' | 'done' | 'failed';
  subject: string;
  subject_collection: string;
  trace_id: string;
  type: string;
}

export interface Payment {
  account: string | Account;
  amount: string;
  currency: 'EUR' | 'USD' | 'GBP' | 'CHF';
  date_created: string | null;
  date_updated: string | null;
  id: string;
  invoice: string | Invoice | null;
  method: 'transfer' | 'card' | 'direct_debit' | 'other';
  received_on: string;
  reference: string | null;
  status: 'pending' | 'received' | 'failed';
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
}

export interface ProjectMember {
  account: string | Account;
  date_created: string | null;
  date_updated: string | null;
  id: string;
  project: string | Project;
  role: 'manager' | 'delivery' | 'client';
  user: string | DirectusUser<Schema>;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
}

export interface Project {
  account: string | Account;
  date_created: string | null;
  date_updated: string | null;
  deal: string | Deal | null;
  deliverables: string[] | Deliverable[];
  description: string | null;
  due_on: string | null;
  external_id: string | null;
  files: string[] | DirectusFile<Schema>[];
  id: string;
  invoices: string[] | Invoice[];
  is_archived: boolean;
  kpis: unknown;
  manager: string | DirectusUser<Schema> | null;
  members: string[] | ProjectMember[];
  milestones: string[] | Milestone[];
  missions: string[] | Mission[];
  name: string;
  offer: string | Offer | null;
  origin: 'manual' | 'import' | 'sync' | 'webhook' | 'system';
  sla_summary: string | null;
  sold_amount: string | null;
  sold_currency: 'EUR' | 'USD' | 'GBP' | 'CHF' | null;
  sold_offer: string | null;
  sold_on: string | null;
  sold_scope: string | null;
  sold_sla: string | null;
  starts_on: string | null;
  status: 'planned' | 'active' | 'on_hold' | 'delivered' | 'closed';
  tasks: string[] | Task[];
  trace_id: string | null;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
  workflows: string[] | Workflow[];
}

export interface ReminderSequence {
  daily_cap: number;
  date_created: string | null;
  date_updated: string | null;
  id: string;
  is_active: boolean;
  name: string;
  sender: string | DirectusUser<Schema> | null;
  skip_holidays: boolean;
  steps: string[] | ReminderStep[];
  stop_on_meeting: boolean;
  stop_on_reply: boolean;
  stop_on_stage_change: boolean;
  target: 'lead' | 'deal';
  trigger: 'manual' | 'proposal_sent' | 'stale_deal' | 'silent_lead';
  trigger_days: number | null;
  trigger_stage: string | DealStage | null;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
  work_days: unknown;
  work_from: '06:00' | '06:30' | '07:00' | '07:30' | '08:00' | '08:30' | '09:00' | '09:30' | '10:00' | '10:30' | '11:00' | '11:30' | '12:00' | '12:30' | '13:00' | '13:30' | '14:00' | '14:30' | '15:00' | '15:30' | '16:00' | '16:30' | '17:00' | '17:30' | '18:00' | '18:30' | '19:00' | '19:30' | '20:00' | '20:30' | '21:00' | '21:30' | '22:00';
  work_to: '06:00' | '06:30' | '07:00' | '07:30' | '08:00' | '08:30' | '09:00' | '09:30' | '10:00' | '10:30' | '11:00' | '11:30' | '12:00' | '12:30' | '13:00' | '13:30' | '14:00' | '14:30' | '15:00' | '15:30' | '16:00' | '16:30' | '17:00' | '17:30' | '18:00' | '18:30' | '19:00' | '19:30' | '20:00' | '20:30' | '21:00' | '21:30' | '22:00';
}

export interface ReminderStep {
  body: string | null;
  body_en: string | null;
  channel: 'mail' | 'whatsapp' | 'linkedin_task';
  conditions: unknown;
  date_created: string | null;
  date_updated: string | null;
  delay_days: number;
  id: string;
  min_amount: string | null;
  min_score: number | null;
  position: number;
  sequence: string | ReminderSequence;
  subject: string | null;
  subject_en: string | null;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
  whatsapp_language: string | null;
  whatsapp_template: string | null;
}

export interface Reminder {
  activity: string | Activity | null;
  attempts: number;
  channel: 'mail' | 'whatsapp' | 'linkedin_task';
  claim_token: string | null;
  claimed_at: string | null;
  contact: string | Contact | null;
  date_created: string | null;
  deal: string | Deal | null;
  due_at: string;
  enrolled_at: string;
  enrolment: string;
  id: string;
  lead: string | Lead | null;
  message_id: string | null;
  note: string | null;
  position: number;
  reason: 'converted' | 'disqualified' | 'won' | 'lost' | 'archived' | 'unsubscribed' | 'bounced' | 'replied' | 'meeting' | 'stage_changed' | 'by_hand' | 'restarted' | 'condition' | 'no_address' | 'no_phone' | 'no_opt_in' | 'no_value' | 'uncertain' | 'refused' | 'unavailable' | 'not_configured' | null;
  recipient: string | null;
  sending_at: string | null;
  sent_at: string | null;
  sequence: string | ReminderSequence;
  settled_at: string | null;
  status: 'planned' | 'claimed' | 'sent' | 'skipped' | 'stopped' | 'failed';
  step: string | ReminderStep | null;
  user_created: string | DirectusUser<Schema> | null;
}

export interface ScoringModel {
  auc: string | null;
  converted: number;
  examples: number;
  held_out: number;
  id: string;
  model: unknown;
  reason: 'too_few' | 'leak' | 'not_better' | null;
  rules_auc: string | null;
  seed: number;
  status: 'active' | 'refused' | 'retired';
  trained_at: string;
}

export interface ScoringRule {
  criterion: 'source' | 'channel' | 'job_title' | 'occupation' | 'specialization' | 'country' | 'sector' | 'employees' | 'company_name' | 'company_email' | 'phone' | 'visits' | 'seconds_on_site' | 'pages_per_visit' | 'email_opt_out' | 'call_opt_out' | 'call' | 'email' | 'meeting';
  id: string;
  is_active: boolean;
  label: string;
  label_en: string;
  points: number;
  sort: number | null;
  threshold: string | null;
  values: unknown;
  within_days: number | null;
}

export interface SyncMapping {
  columns: unknown;
  date_created: string | null;
  date_updated: string | null;
  id: string;
  key: string;
  name: string;
  options: unknown;
  origin: 'manual' | 'import' | 'sync' | 'webhook' | 'system';
  runs: string[] | SyncRun[];
  target: string;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
  values: unknown;
}

export interface SyncRow {
  changes: unknown;
  external_id: string | null;
  id: string;
  notes: unknown;
  outcome: 'created' | 'updated' | 'unchanged' | 'rejected';
  row_number: number;
  run: string | SyncRun;
  source: unknown;
  target_id: string | null;
  undo_outcome: 'undone' | 'kept' | null;
}

export interface SyncRun {
  applied_at: string | null;
  attempts: number;
  cancel_requested_at: string | null;
  error: string | null;
  file: string | DirectusFile<Schema> | null;
  file_name: string;
  file_notes: unknown;
  file_sha256: string | null;
  finished_at: string | null;
  id: string;
  is_dry: boolean;
  mapping: string | SyncMapping | null;
  mode: 'history' | 'live';
  next_try_at: string | null;
  rows: string[] | SyncRow[];
  rows_conflicting: number;
  rows_created: number;
  rows_done: number;
  rows_flagged: number;
  rows_kept: number;
  rows_missing: number;
  rows_rejected: number;
  rows_total: number;
  rows_unchanged: number;
  rows_updated: number;
  settings: unknown;
  source: string | SyncSource | null;
  started_at: string;
  status: 'queued' | 'fetching' | 'previewing' | 'previewed' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'undoing' | 'undone';
  undone_at: string | null;
  user: string | DirectusUser<Schema> | null;
}

export interface SyncSource {
  date_created: string | null;
  date_updated: string | null;
  id: string;
  is_active: boolean;
  key: string;
  kind: 'site_form' | 'jotform' | 'calendly' | 'linkedin' | 'mail_webhook' | 'mail_imap' | 'google_sheets' | 'notion' | 'whatsapp';
  left_at: string | null;
  name: string;
  next_run_at: string | null;
  owner: string | DirectusUser<Schema> | null;
  rotated_at: string | null;
  schedule: string | null;
  settings: unknown;
  state: unknown;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
}

export interface Task {
  account: string | Account;
  assignee: string | DirectusUser<Schema> | null;
  date_created: string | null;
  date_updated: string | null;
  description: string | null;
  due_on: string | null;
  estimated_minutes: number | null;
  id: string;
  is_client_visible: boolean;
  is_waiting_for_client: boolean;
  milestone: string | Milestone | null;
  mission: string | Mission | null;
  name: string;
  priority: 'low' | 'normal' | 'high' | 'urgent';
  project: string | Project;
  sort: number | null;
  spent_minutes: number;
  status: 'todo' | 'in_progress' | 'blocked' | 'done';
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
}

export interface VendorMember {
  date_created: string | null;
  date_updated: string | null;
  id: string;
  user: string | DirectusUser<Schema>;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
  vendor: string | Vendor;
}

export interface VendorRate {
  currency: 'EUR' | 'USD' | 'GBP' | 'CHF';
  daily_rate: string;
  date_created: string | null;
  date_updated: string | null;
  id: string;
  label: string | null;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
  valid_from: string;
  vendor: string | Vendor;
}

export interface Vendor {
  availability: 'available' | 'partial' | 'unavailable';
  date_created: string | null;
  date_updated: string | null;
  email: string | null;
  id: string;
  members: string[] | VendorMember[];
  missions: string[] | Mission[];
  name: string;
  nda_signed_on: string | null;
  notes: string | null;
  phone: string | null;
  rates: string[] | VendorRate[];
  rating: number | null;
  siren: string | null;
  skills: unknown;
  status: 'candidate' | 'active' | 'paused' | 'ended';
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
  vat_number: string | null;
}

export interface Workflow {
  account: string | Account;
  connectors: unknown;
  date_created: string | null;
  date_updated: string | null;
  description: string | null;
  id: string;
  is_archived: boolean;
  is_client_visible: boolean;
  kind: 'scheduled' | 'webhook' | 'manual';
  n8n_workflow_id: string | null;
  name: string;
  project: string | Project | null;
  status: 'draft' | 'active' | 'paused' | 'error';
  triggers: unknown;
  user_created: string | DirectusUser<Schema> | null;
  user_updated: string | DirectusUser<Schema> | null;
  version: string | null;
}

export interface Schema {
  account_members: AccountMember[];
  accounts: Account[];
  activities: Activity[];
  audit_log: AuditLog[];
  consents: Consent[];
  contact_emails: ContactEmail[];
  contacts: Contact[];
  deal_stage_changes: DealStageChange[];
  deal_stages: DealStage[];
  deals: Deal[];
  deliverables: Deliverable[];
  historical_pages: HistoricalPage[];
  inbound_events: InboundEvent[];
  invoice_lines: InvoiceLine[];
  invoices: Invoice[];
  leads: Lead[];
  loss_reasons: LossReason[];
  milestones: Milestone[];
  missions: Mission[];
  notifications: Notification[];
  offers: Offer[];
  outbox_events: OutboxEvent[];
  payments: Payment[];
  project_members: ProjectMember[];
  projects: Project[];
  reminder_sequences: ReminderSequence[];
  reminder_steps: ReminderStep[];
  reminders: Reminder[];
  scoring_models: ScoringModel[];
  scoring_rules: ScoringRule[];
  sync_mappings: SyncMapping[];
  sync_rows: SyncRow[];
  sync_runs: SyncRun[];
  sync_sources: SyncSource[];
  tasks: Task[];
  vendor_members: VendorMember[];
  vendor_rates: VendorRate[];
  vendors: Vendor[];
  workflows: Workflow[];
  directus_users: {
    memberships: string[] | AccountMember[];
    project_memberships: string[] | ProjectMember[];
    vendor_memberships: string[] | VendorMember[];
  };
  directus_files: {
    account: string | Account | null;
    activity: string | Activity | null;
    mission: string | Mission | null;
    project: string | Project | null;
    visibility: 'internal' | 'client' | 'vendor';
  };
}
