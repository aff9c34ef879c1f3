import type {
  Account,
  AccountMember,
  Deliverable,
  Invoice,
  Milestone,
  Mission,
  Project,
  ProjectMember,
  Task,
  Vendor,
  Workflow,
} from '@ia/schema';

/** What the operations return, row by row: the fields they ask of Directus, nothing else. */
type Named<Row extends { id: unknown; name: unknown }> = Pick<Row, 'id' | 'name'>;

export type TaskRow = Pick<Task, 'id' | 'name' | 'status' | 'priority' | 'due_on'>;

export interface MilestoneRow
  extends Pick<Milestone, 'id' | 'name' | 'description' | 'status' | 'due_on'> {
  project: string;
}

export interface DeliverableRow
  extends Pick<Deliverable, 'id' | 'name' | 'description' | 'status' | 'due_on'> {
  file: string | null;
}

export interface ProjectRow
  extends Pick<Project, 'id' | 'name' | 'status' | 'starts_on' | 'due_on'> {
  account: Named<Account>;
}

export interface ProjectDetail
  extends ProjectRow,
    Pick<
      Project,
      'description' | 'sla_summary' | 'sold_offer' | 'sold_sla' | 'sold_scope' | 'sold_on'
    > {}

export type ProjectPrice = Pick<Project, 'sold_amount' | 'sold_currency'>;

export interface AwaitedTask extends TaskRow {
  project: Named<Project>;
}

export interface AwaitedDeliverable extends DeliverableRow {
  project: Named<Project>;
}

export interface AccountLevelRow extends Pick<AccountMember, 'level'> {
  account: string;
}

/** The settings of a space; a member is not told the numbers of the company. */
export interface SpaceRow
  extends Pick<Account, 'id' | 'name' | 'locale' | 'plan' | 'sla_summary'>,
    Partial<
      Pick<Account, 'siren' | 'siret' | 'vat_number' | 'einvoice_address' | 'billing_address'>
    > {}

export interface PersonName {
  first_name: string | null;
  last_name: string | null;
}

export interface MemberRow extends Pick<ProjectMember, 'id' | 'role'> {
  /** Null when the person may not be named to the reader. */
  user: PersonName | null;
}

export type WorkflowRow = Pick<Workflow, 'id' | 'name' | 'description' | 'kind' | 'status'>;

/** Amounts are cents as text: Directus returns 64-bit integers as strings. */
export type InvoiceRow = Pick<
  Invoice,
  | 'id'
  | 'number'
  | 'type'
  | 'status'
  | 'issued_on'
  | 'due_on'
  | 'currency'
  | 'gross_amount'
  | 'paid_amount'
>;

export interface MissionRow
  extends Pick<Mission, 'id' | 'name' | 'status' | 'starts_on' | 'ends_on'> {
  project: Named<Project>;
}

export interface MissionDetail
  extends MissionRow,
    Pick<Mission, 'brief' | 'daily_rate' | 'budget_days' | 'sandbox_url'> {}

export interface MissionTaskRow extends TaskRow, Pick<Task, 'description' | 'estimated_minutes'> {}

export interface FileRow {
  id: string;
  title: string | null;
  filename_download: string;
  type: string | null;
  filesize: string | null;
  uploaded_on: string | null;
}

export interface ConnectionRow {
  id: string;
  expires: string;
  ip: string | null;
  user_agent: string | null;
  current: boolean;
}

export interface MeRow extends PersonName {
  id: string;
}

export interface AccountMembershipRow {
  id: string;
  /** Null where the membership is below what opens the account. */
  account: Named<Account> | null;
}

export interface VendorMembershipRow {
  id: string;
  vendor: Named<Vendor>;
}
