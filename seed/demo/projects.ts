import { type ProjectPlan, planProjectFromDeal, startOfCivilDate } from '@ia/core';
import { at, type DemoContext, day, demoId } from './context.ts';
import type { WonDeal } from './deal-plan.ts';
import type { DemoDeal } from './deals.ts';
import { offers } from './offers.ts';
import { type Progress, progress } from './project-progress.ts';

/** A project of the demo: the plan the platform itself draws from a won deal, and how far it is. */
export interface DemoProject {
  readonly id: string;
  readonly key: string;
  readonly account: string;
  readonly won: WonDeal;
  readonly plan: ProjectPlan;
  readonly progress: Progress;
  readonly createdAt: string;
}

export function demoProjects(context: DemoContext, deals: readonly DemoDeal[]): DemoProject[] {
  return deals.flatMap(({ id: deal, plan: won }) => {
    if (!('wonFor' in won)) return [];
    const state = progress[won.key];
    if (!state) throw new Error(`The demo does not say how far ${won.key} is`);
    const startsOn = day(context, state.startsIn ?? -won.wonFor);
    const account = demoId('account', won.company);
    const { name: offer, template, sla_summary, description } = offers[won.offer];
    const plan = planProjectFromDeal({
      deal: {
        id: deal,
        name: won.name,
        account,
        amount: won.euros * 100,
        currency: 'EUR',
        scope: description,
        won_on: day(context, -won.wonFor),
      },
      offer: { id: demoId('offer', won.offer), name: offer, sla_summary },
      template,
      now: startOfCivilDate(startsOn),
    });
    const createdAt = at(context, -won.wonFor, 18);
    return [
      { id: projectId(won.key), key: won.key, account, won, plan, progress: state, createdAt },
    ];
  });
}

export function projectId(key: string): string {
  return demoId('project', key);
}

export function milestoneId(project: string, index: number): string {
  return demoId('milestone', `${project}/${index}`);
}

export function projectRows(context: DemoContext, projects: readonly DemoProject[]) {
  return projects.map((project) => ({
    id: project.id,
    ...project.plan.project,
    ...project.plan.sale,
    status: project.progress.status,
    manager: context.users.delivery,
    kpis: kpisOf(project),
    origin: 'system',
    date_created: project.createdAt,
  }));
}

export function projectMemberRows(context: DemoContext, projects: readonly DemoProject[]) {
  const { users } = context;
  return projects.flatMap((project) => {
    const team = [
      { user: users.delivery, role: 'manager' },
      { user: users.engineer, role: 'delivery' },
      ...clientsOf(context, project).map((user) => ({ user, role: 'client' })),
    ];
    return team.map(({ user, role }) => ({
      id: demoId('project-member', `${project.key}/${user}`),
      project: project.id,
      account: project.account,
      user,
      role,
      date_created: project.createdAt,
    }));
  });
}

/** Marc follows the projects of his workshop only, as a member does. */
function clientsOf({ users }: DemoContext, { won }: DemoProject): string[] {
  if (won.company === 'carlier') return [users.clientOther];
  if (won.company !== 'lumen') return [];
  const isMarcs = won.key === 'lumen-agent' || won.key === 'lumen-process';
  return isMarcs ? [users.clientAdmin, users.clientMember] : [users.clientAdmin];
}

function kpisOf({ progress: { status } }: DemoProject) {
  if (status !== 'delivered' && status !== 'closed') return null;
  return [
    { label: 'Temps gagné par semaine', value: '11 h' },
    { label: 'Demandes traitées sans reprise', value: '87 %' },
  ];
}
