import type { MissionPage } from '#shared/types/mission.ts';
import {
  listMissionDeliverables,
  listMissionFiles,
  readMission,
} from '../operations/vendor/missions.ts';
import { listMissionTasks } from '../operations/vendor/tasks.ts';
import type { PageLoader } from './page-loader.ts';

export const loadMission: PageLoader<MissionPage> = async (event, id) => {
  const [mission, tasks, deliverables, files] = await Promise.all([
    found(runOperation(event, readMission, { id })),
    readable(runOperation(event, listMissionTasks, { id })),
    readable(runOperation(event, listMissionDeliverables, { id })),
    readable(runOperation(event, listMissionFiles, { id })),
  ]);
  return { mission, tasks, deliverables, files };
};
