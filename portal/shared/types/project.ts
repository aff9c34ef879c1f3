import type { Account, Milestone, Project, ProjectMember, Workflow } from '@ia/schema';
import type { DeliverableRow } from './deliverable.ts';
import type { Interlocutor } from './interlocutor.ts';
import type { InvoiceRow } from './invoice.ts';
import type { Named } from './named.ts';
import type { PersonName } from './person.ts';
import type { ProjectTaskRow } from './task.ts';

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

export interface MilestoneRow
  extends Pick<Milestone, 'id' | 'name' | 'description' | 'status' | 'due_on'> {
  project: string;
}

export interface MemberRow extends Pick<ProjectMember, 'id' | 'role'> {
  /** Null when the person may not be named to the reader. */
  user: PersonName | null;
}

export type WorkflowRow = Pick<Workflow, 'id' | 'name' | 'description' | 'kind' | 'status'>;

/** A null list is one the person may not read: its block is absent from the page. */
export interface ProjectPage {
  project: ProjectDetail;
  price: ProjectPrice | null;
  milestones: MilestoneRow[] | null;
  tasks: ProjectTaskRow[] | null;
  deliverables: DeliverableRow[] | null;
  people: MemberRow[] | null;
  workflows: WorkflowRow[] | null;
  invoices: InvoiceRow[] | null;
  /** Null while the project has nobody and its account neither. */
  interlocutor: Interlocutor | null;
}
