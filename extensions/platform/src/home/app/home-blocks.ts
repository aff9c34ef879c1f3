import { awaitedDeliverables, endingMissions, myTasks, projectsAtRisk } from './delivery-blocks.ts';
import { overdueInvoices, receivedPayments, toCollect } from './finance-blocks.ts';
import type { HomeBlock, HomeRole } from './home-block.ts';
import {
  closingThisMonth,
  comingActions,
  everyLateAction,
  lateActions,
  newLeads,
  preparedTasks,
  todaysMeetings,
  withoutAction,
} from './sales-blocks.ts';

const blocks: Readonly<Record<HomeRole, readonly HomeBlock[]>> = {
  sales: [
    lateActions,
    todaysMeetings,
    preparedTasks,
    comingActions,
    withoutAction,
    closingThisMonth,
    newLeads,
  ],
  delivery: [myTasks, projectsAtRisk, awaitedDeliverables, endingMissions],
  finance: [overdueInvoices, toCollect, receivedPayments, endingMissions],
  admin: [everyLateAction, todaysMeetings, projectsAtRisk, overdueInvoices, toCollect, newLeads],
};

/** The blocks of a role, in the order of the day. A role of the agency's own sees all it may read. */
export function blocksFor(role: string, canRead: (collection: string) => boolean): HomeBlock[] {
  const own = isHomeRole(role) ? blocks[role] : blocks.admin;
  return own.filter(({ collection }) => canRead(collection));
}

function isHomeRole(role: string): role is HomeRole {
  return Object.hasOwn(blocks, role);
}
