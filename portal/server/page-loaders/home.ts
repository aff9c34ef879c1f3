import type { H3Event } from 'h3';
import type { ClientHomePage, VendorHomePage } from '#shared/types/home.ts';
import { listAwaitedDeliverables } from '../operations/client/deliverables.ts';
import { listMilestones, listProjects } from '../operations/client/projects.ts';
import { listAwaitedTasks } from '../operations/client/tasks.ts';
import { listMissions } from '../operations/vendor/missions.ts';

async function loadClientHome(event: H3Event): Promise<ClientHomePage> {
  const [awaitedTasks, awaitedDeliverables, projects, milestones] = await Promise.all([
    runOperation(event, listAwaitedTasks),
    runOperation(event, listAwaitedDeliverables),
    runOperation(event, listProjects),
    runOperation(event, listMilestones),
  ]);
  return { space: 'client', awaitedTasks, awaitedDeliverables, projects, milestones };
}

async function loadVendorHome(event: H3Event): Promise<VendorHomePage> {
  return { space: 'vendor', missions: await runOperation(event, listMissions) };
}

export const loadHome = (event: H3Event): Promise<ClientHomePage | VendorHomePage> =>
  event.context.session?.viewer.space === 'vendor' ? loadVendorHome(event) : loadClientHome(event);
