import type { AwaitedTask, ProjectTaskRow } from '#shared/types/task.ts';
import { defineOperation } from '../operation.ts';
import { ofProject } from './of-project.ts';

const TASK = ['id', 'name', 'status', 'priority', 'due_on'] as const;

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

export const listProjectTasks = defineOperation<ProjectTaskRow[]>({
  name: 'project-tasks',
  method: 'GET',
  path: '/items/tasks',
  fields: [...TASK, 'is_waiting_for_client'],
  filter: ofProject,
  sort: ['due_on', 'sort', 'name'],
  maxLimit: 200,
  query: ['limit', 'page'],
});
