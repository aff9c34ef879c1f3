import type { WorkflowRow } from '#shared/types/project.ts';
import { defineOperation } from '../operation.ts';
import { ofProject } from './of-project.ts';

export const listProjectWorkflows = defineOperation<WorkflowRow[]>({
  name: 'project-workflows',
  method: 'GET',
  path: '/items/workflows',
  fields: ['id', 'name', 'description', 'kind', 'status'],
  filter: ofProject,
  sort: ['name'],
  maxLimit: 50,
});
