import type { ProjectPage } from '#shared/types/pages.ts';
import {
  listProjectDeliverables,
  listProjectInvoices,
  listProjectMilestones,
  listProjectPeople,
  listProjectTasks,
  listProjectWorkflows,
  readProject,
} from '../operations/client.ts';
import type { PageLoader } from './page-loader.ts';

export const loadProject: PageLoader<ProjectPage> = async (event, id) => {
  const [project, milestones, tasks, deliverables, people, workflows, invoices] = await Promise.all(
    [
      found(runOperation(event, readProject, { id })),
      readable(runOperation(event, listProjectMilestones, { id })),
      readable(runOperation(event, listProjectTasks, { id })),
      readable(runOperation(event, listProjectDeliverables, { id })),
      readable(runOperation(event, listProjectPeople, { id })),
      readable(runOperation(event, listProjectWorkflows, { id })),
      readable(runOperation(event, listProjectInvoices, { id })),
    ],
  );
  return { project, milestones, tasks, deliverables, people, workflows, invoices };
};
