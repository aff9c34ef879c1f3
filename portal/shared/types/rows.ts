/** What the operations return, row by row: the fields they ask of Directus, nothing else. */
export interface NamedRef {
  id: string;
  name: string;
}

export interface TaskRow {
  id: string;
  name: string;
  status: string;
  priority: string;
  due_on: string | null;
}

export interface MilestoneRow {
  id: string;
  name: string;
  description: string | null;
  status: string;
  due_on: string | null;
  project: string;
}

export interface DeliverableRow {
  id: string;
  name: string;
  description: string | null;
  status: string;
  due_on: string | null;
  file: string | null;
}

export interface ProjectRow {
  id: string;
  name: string;
  status: string;
  starts_on: string | null;
  due_on: string | null;
  account: NamedRef;
}

export interface ProjectDetail extends ProjectRow {
  description: string | null;
  sla_summary: string | null;
}

export interface AwaitedTask extends TaskRow {
  project: NamedRef;
}

export interface AwaitedDeliverable extends DeliverableRow {
  project: NamedRef;
}

export interface MemberRow {
  id: string;
  role: string;
  user: { first_name: string | null; last_name: string | null } | null;
}

export interface WorkflowRow {
  id: string;
  name: string;
  description: string | null;
  kind: string;
  status: string;
}

export interface InvoiceRow {
  id: string;
  number: string | null;
  type: string;
  status: string;
  issued_on: string | null;
  due_on: string | null;
  currency: string;
  /** Cents, as text: Directus returns 64-bit integers as strings. */
  gross_amount: string;
  paid_amount: string;
}

export interface MissionRow {
  id: string;
  name: string;
  status: string;
  starts_on: string;
  ends_on: string;
  project: NamedRef;
}

export interface MissionDetail extends MissionRow {
  brief: string | null;
  /** Cents, as text. */
  daily_rate: string;
  /** Days, as decimal text. */
  budget_days: string | null;
  sandbox_url: string | null;
}

export interface MissionTaskRow extends TaskRow {
  description: string | null;
  estimated_minutes: number | null;
}

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

export interface MeRow {
  id: string;
  first_name: string | null;
  last_name: string | null;
}

export interface AccountMembershipRow {
  id: string;
  /** Null where the membership is below what opens the account. */
  account: NamedRef | null;
}

export interface VendorMembershipRow {
  id: string;
  vendor: NamedRef;
}
