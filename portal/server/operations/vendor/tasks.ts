import type { MissionTaskRow } from '#shared/types/task.ts';
import { defineOperation } from '../operation.ts';
import { ofMission } from './of-mission.ts';

export const listMissionTasks = defineOperation<MissionTaskRow[]>({
  name: 'mission-tasks',
  method: 'GET',
  path: '/items/tasks',
  fields: ['id', 'name', 'description', 'status', 'priority', 'due_on', 'estimated_minutes'],
  filter: ofMission,
  sort: ['sort', 'due_on', 'name'],
  maxLimit: 200,
  query: ['limit', 'page'],
});

export const updateTaskStatus = defineOperation<{ id: string; status: string }>({
  name: 'task-status',
  method: 'PATCH',
  path: '/items/tasks/:id',
  fields: ['id', 'status'],
  body: ['status'],
});
