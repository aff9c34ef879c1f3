import type { MemberRow, ProjectPage } from '#shared/types/project.ts';
import { listProjectDeliverables } from '../operations/client/deliverables.ts';
import { listInterlocutors } from '../operations/client/interlocutors.ts';
import { listProjectInvoices } from '../operations/client/invoices.ts';
import {
  listProjectMilestones,
  listProjectPeople,
  readProject,
  readProjectPrice,
} from '../operations/client/projects.ts';
import { listProjectTasks } from '../operations/client/tasks.ts';
import { listProjectWorkflows } from '../operations/client/workflows.ts';
import type { PageLoader } from './page-loader.ts';

const lastNameOf = ({ user }: MemberRow) => user?.last_name ?? '';

/** By role as the server gave them, then by name: a name is another record, not for us to sort by. */
function sortPeople(people: MemberRow[] | null): MemberRow[] | null {
  return (
    people?.toSorted((one, other) => lastNameOf(one).localeCompare(lastNameOf(other), 'fr')) ?? null
  );
}

export const loadProject: PageLoader<ProjectPage> = async (event, id) => {
  const [project, price, milestones, tasks, deliverables, people, workflows, invoices, answering] =
    await Promise.all([
      found(runOperation(event, readProject, { id })),
      readable(runOperation(event, readProjectPrice, { id })),
      readable(runOperation(event, listProjectMilestones, { id })),
      readable(runOperation(event, listProjectTasks, { id })),
      readable(runOperation(event, listProjectDeliverables, { id })),
      readable(runOperation(event, listProjectPeople, { id })),
      readable(runOperation(event, listProjectWorkflows, { id })),
      readable(runOperation(event, listProjectInvoices, { id })),
      readable(runOperation(event, listInterlocutors)),
    ]);
  return {
    project,
    price,
    milestones,
    tasks,
    deliverables,
    people: sortPeople(people),
    workflows,
    invoices,
    interlocutor: answering?.people.find(({ project: of }) => of === id) ?? null,
  };
};
