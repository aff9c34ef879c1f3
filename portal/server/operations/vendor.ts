import type {
  DeliverableRow,
  FileRow,
  MissionDetail,
  MissionRow,
  MissionTaskRow,
} from '#shared/types/rows.ts';
import { defineOperation } from './operation.ts';

const MISSION = [
  'id',
  'name',
  'status',
  'starts_on',
  'ends_on',
  'project.id',
  'project.name',
] as const;
const ofMission = (id: string) => ({ mission: { _eq: id } });

export const listMissions = defineOperation<MissionRow[]>({
  name: 'missions',
  method: 'GET',
  path: '/items/missions',
  fields: MISSION,
  sort: ['ends_on', 'name'],
  maxLimit: 100,
  query: ['limit', 'page'],
});

export const readMission = defineOperation<MissionDetail>({
  name: 'mission',
  method: 'GET',
  path: '/items/missions/:id',
  fields: [...MISSION, 'brief', 'daily_rate', 'budget_days', 'sandbox_url'],
});

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

export const listMissionDeliverables = defineOperation<DeliverableRow[]>({
  name: 'mission-deliverables',
  method: 'GET',
  path: '/items/deliverables',
  fields: ['id', 'name', 'description', 'status', 'due_on', 'file'],
  filter: ofMission,
  sort: ['due_on', 'name'],
  maxLimit: 100,
});

export const listMissionFiles = defineOperation<FileRow[]>({
  name: 'mission-files',
  method: 'GET',
  path: '/files',
  fields: ['id', 'title', 'filename_download', 'type', 'filesize', 'uploaded_on'],
  filter: ofMission,
  sort: ['-uploaded_on'],
  maxLimit: 100,
});

export const updateTaskStatus = defineOperation<{ id: string; status: string }>({
  name: 'task-status',
  method: 'PATCH',
  path: '/items/tasks/:id',
  fields: ['id', 'status'],
  body: ['status'],
});
