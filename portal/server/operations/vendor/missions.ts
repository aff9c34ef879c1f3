import type { DeliverableRow } from '#shared/types/deliverable.ts';
import type { FileRow, MissionDetail, MissionRow } from '#shared/types/mission.ts';
import { defineOperation } from '../operation.ts';
import { ofMission } from './of-mission.ts';

const MISSION = [
  'id',
  'name',
  'status',
  'starts_on',
  'ends_on',
  'project.id',
  'project.name',
] as const;

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

export const listMissionDeliverables = defineOperation<DeliverableRow[]>({
  name: 'mission-deliverables',
  method: 'GET',
  path: '/items/deliverables',
  fields: ['id', 'name', 'description', 'status', 'due_on', 'file.id'],
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
