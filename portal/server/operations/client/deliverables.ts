import type { AwaitedDeliverable, DeliverableRow } from '#shared/types/deliverable.ts';
import { defineOperation } from '../operation.ts';
import { ofProject } from './of-project.ts';

const DELIVERABLE = ['id', 'name', 'description', 'status', 'due_on', 'file.id'] as const;

export const listAwaitedDeliverables = defineOperation<AwaitedDeliverable[]>({
  name: 'awaited-deliverables',
  method: 'GET',
  path: '/items/deliverables',
  fields: [...DELIVERABLE, 'project.id', 'project.name'],
  filter: () => ({ status: { _eq: 'in_review' } }),
  sort: ['due_on', 'name'],
  maxLimit: 50,
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
