import type {
  AwaitedDeliverable,
  AwaitedTask,
  DeliverableRow,
  InvoiceRow,
  MemberRow,
  MilestoneRow,
  ProjectDetail,
  ProjectRow,
  TaskRow,
  WorkflowRow,
} from '#shared/types/rows.ts';
import { defineOperation } from './operation.ts';

const TASK = ['id', 'name', 'status', 'priority', 'due_on'] as const;
const DELIVERABLE = ['id', 'name', 'description', 'status', 'due_on', 'file'] as const;
const PROJECT = [
  'id',
  'name',
  'status',
  'starts_on',
  'due_on',
  'account.id',
  'account.name',
] as const;
const MILESTONE = ['id', 'name', 'description', 'status', 'due_on', 'project'] as const;
const ofProject = (id: string) => ({ project: { _eq: id } });

export const listAwaitedTasks = defineOperation<AwaitedTask[]>({
  name: 'awaited-tasks',
  method: 'GET',
  path: '/items/tasks',
  fields: [...TASK, 'project.id', 'project.name'],
  filter: () => ({
    _and: [{ is_waiting_for_client: { _eq: true } }, { status: { _neq: 'done' } }],
  }),
  sort: ['due_on', 'name'],
  maxLimit: 50,
});

export const listAwaitedDeliverables = defineOperation<AwaitedDeliverable[]>({
  name: 'awaited-deliverables',
  method: 'GET',
  path: '/items/deliverables',
  fields: [...DELIVERABLE, 'project.id', 'project.name'],
  filter: () => ({ status: { _eq: 'in_review' } }),
  sort: ['due_on', 'name'],
  maxLimit: 50,
});

export const listProjects = defineOperation<ProjectRow[]>({
  name: 'projects',
  method: 'GET',
  path: '/items/projects',
  fields: PROJECT,
  sort: ['due_on', 'name'],
  maxLimit: 100,
  query: ['limit', 'page'],
});

export const listMilestones = defineOperation<MilestoneRow[]>({
  name: 'milestones',
  method: 'GET',
  path: '/items/milestones',
  fields: MILESTONE,
  sort: ['sort', 'due_on'],
  maxLimit: 500,
});

export const readProject = defineOperation<ProjectDetail>({
  name: 'project',
  method: 'GET',
  path: '/items/projects/:id',
  fields: [...PROJECT, 'description', 'sla_summary'],
});

export const listProjectMilestones = defineOperation<MilestoneRow[]>({
  name: 'project-milestones',
  method: 'GET',
  path: '/items/milestones',
  fields: MILESTONE,
  filter: ofProject,
  sort: ['sort', 'due_on'],
  maxLimit: 100,
});

export const listProjectTasks = defineOperation<TaskRow[]>({
  name: 'project-tasks',
  method: 'GET',
  path: '/items/tasks',
  fields: TASK,
  filter: ofProject,
  sort: ['sort', 'due_on', 'name'],
  maxLimit: 200,
  query: ['limit', 'page'],
});

export const listProjectDeliverables = defineOperation<DeliverableRow[]>({
  name: 'project-deliverables',
  method: 'GET',
  path: '/items/deliverables',
  fields: DELIVERABLE,
  filter: ofProject,
  sort: ['due_on', 'name'],
  maxLimit: 100,
});

export const listProjectPeople = defineOperation<MemberRow[]>({
  name: 'project-people',
  method: 'GET',
  path: '/items/project_members',
  fields: ['id', 'role', 'user.first_name', 'user.last_name'],
  filter: ofProject,
  sort: ['-role'],
  maxLimit: 50,
});

export const listProjectWorkflows = defineOperation<WorkflowRow[]>({
  name: 'project-workflows',
  method: 'GET',
  path: '/items/workflows',
  fields: ['id', 'name', 'description', 'kind', 'status'],
  filter: ofProject,
  sort: ['name'],
  maxLimit: 50,
});

export const listProjectInvoices = defineOperation<InvoiceRow[]>({
  name: 'project-invoices',
  method: 'GET',
  path: '/items/invoices',
  fields: [
    'id',
    'number',
    'type',
    'status',
    'issued_on',
    'due_on',
    'currency',
    'gross_amount',
    'paid_amount',
  ],
  filter: ofProject,
  sort: ['-issued_on', '-due_on'],
  maxLimit: 50,
});
