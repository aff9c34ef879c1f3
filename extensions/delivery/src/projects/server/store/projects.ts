import type { ProjectPlan } from '@ia/core';
import { recordAudit } from '@ia/directus-kit';
import type { Knex } from 'knex';

export interface ProjectToCreate {
  readonly plan: ProjectPlan;
  /** Who won the deal: the client's first interlocutor until delivery names a project manager. */
  readonly manager: string | null;
  readonly traceId: string;
  readonly now: Date;
}

/**
 * Creates the project of a deal with all its rows, or nothing when the deal has one already:
 * UNIQUE(projects.deal) decides, whoever else is trying. Returns the id of the deal's project.
 */
export function ensureProject(database: Knex, creation: ProjectToCreate): Promise<string> {
  const { plan, manager, traceId, now } = creation;
  return database.transaction(async (trx) => {
    const [created] = await trx('projects')
      .insert({
        ...plan.project,
        ...plan.sale,
        id: newId(trx),
        manager,
        trace_id: traceId,
        date_created: now,
      })
      .onConflict('deal')
      .ignore()
      .returning<{ id: string }[]>('id');
    if (!created) return keepSale(trx, plan);
    await insertPlan(trx, created.id, plan);
    if (manager) await addMember(trx, { project: created.id, user: manager, role: 'manager' });
    await trx('accounts')
      .where({ id: plan.project.account })
      .whereNot({ status: 'client' })
      .update({ status: 'client' });
    await recordAudit(trx, {
      action: 'project.started',
      collection: 'projects',
      subject: created.id,
      account: plan.project.account,
      data: { deal: plan.project.deal },
    });
    return created.id;
  });
}

async function insertPlan(trx: Knex, project: string, plan: ProjectPlan): Promise<void> {
  const milestones: string[] = [];
  // One by one: the order of the rows is what links the tasks to their milestone.
  for (const milestone of plan.milestones) {
    const [row] = await trx('milestones')
      .insert({ ...milestone, project, id: newId(trx) })
      .returning<{ id: string }[]>('id');
    if (row) milestones.push(row.id);
  }
  const tasks = plan.tasks.map((task) => ({
    ...task,
    milestone: milestones[task.milestone],
    project,
    id: newId(trx),
  }));
  if (tasks.length > 0) await trx('tasks').insert(tasks);
}

export interface Membership {
  readonly project: string;
  readonly user: string;
  readonly role: 'manager' | 'delivery' | 'client';
}

async function addMember(trx: Knex, { project, user, role }: Membership): Promise<void> {
  await trx('project_members')
    .insert({ id: newId(trx), project, user, role })
    .onConflict(['project', 'user'])
    .ignore();
}

/** Puts a person on a project of an account they may enter; anybody else is left out. */
export async function addClientMember(
  database: Knex,
  { project, user, account }: { project: string; user: string; account: string },
): Promise<void> {
  const access = await database('account_members').where({ account, user }).first('id');
  if (access) await addMember(database, { project, user, role: 'client' });
}

/** A project begun by its audit is sold when its deal is won; the first sale stays. */
async function keepSale(trx: Knex, { project, sale }: ProjectPlan): Promise<string> {
  const { deal } = project;
  if (sale) await trx('projects').where({ deal, sold_on: null }).update(sale);
  const { id } = await trx('projects').where({ deal }).first<{ id: string }>('id');
  return id;
}

function newId(trx: Knex) {
  return trx.raw('gen_random_uuid()');
}

/** Those of these projects that were sold. */
export function findSold(database: Knex, ids: readonly string[]): Promise<string[]> {
  return database('projects')
    .whereIn('id', [...ids])
    .whereNotNull('sold_on')
    .pluck<string[]>('id');
}
