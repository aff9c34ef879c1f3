import * as clientDeliverables from './client/deliverables.ts';
import * as clientInterlocutors from './client/interlocutors.ts';
import * as clientInvoices from './client/invoices.ts';
import * as clientProjects from './client/projects.ts';
import * as clientSpace from './client/space.ts';
import * as clientTasks from './client/tasks.ts';
import * as clientWorkflows from './client/workflows.ts';
import type { Operation } from './operation.ts';
import * as vendorMissions from './vendor/missions.ts';
import * as vendorTasks from './vendor/tasks.ts';
import * as viewer from './viewer.ts';

/** One file per audience and subject: a new one is added here. */
const groups = [
  viewer,
  clientProjects,
  clientSpace,
  clientTasks,
  clientDeliverables,
  clientWorkflows,
  clientInterlocutors,
  clientInvoices,
  vendorMissions,
  vendorTasks,
];

export const declared: readonly Operation<unknown>[] = groups.flatMap(
  (group): Operation<unknown>[] => Object.values(group),
);

/** Every request the portal can make of Directus on somebody's behalf, by name. */
export const operations: ReadonlyMap<string, Operation<unknown>> = new Map(
  declared.map((operation) => [operation.name, operation]),
);
