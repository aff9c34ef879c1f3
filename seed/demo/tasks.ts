import { addDays, type CivilDate } from '@ia/core';
import { at, type DemoContext, day, demoId } from './context.ts';
import { missionOfTask } from './missions.ts';
import type { ExtraTask } from './project-progress.ts';
import { type DemoProject, milestoneId } from './projects.ts';

type Status = 'todo' | 'in_progress' | 'blocked' | 'done';

/** The work of every project, in the order of its plan, then what came up on the way. */
export function taskRows(context: DemoContext, projects: readonly DemoProject[]) {
  return projects.flatMap((project) => [
    ...project.plan.tasks.map((_, index) => plannedTask(context, project, index)),
    ...(project.progress.extra ?? []).map((extra, index) =>
      extraTask(context, project, { extra, index }),
    ),
  ]);
}

export function milestoneRows(context: DemoContext, projects: readonly DemoProject[]) {
  const tasks = taskRows(context, projects);
  return projects.flatMap((project) =>
    project.plan.milestones.map((milestone, index) => {
      const id = milestoneId(project.key, index);
      const statuses = tasks.filter((task) => task.milestone === id).map(({ status }) => status);
      return {
        id,
        project: project.id,
        ...milestone,
        status: milestoneStatus(statuses),
        date_created: project.createdAt,
      };
    }),
  );
}

function milestoneStatus(statuses: readonly Status[]) {
  if (statuses.every((status) => status === 'done')) return 'done';
  return statuses.every((status) => status === 'todo') ? 'todo' : 'in_progress';
}

function plannedTask(context: DemoContext, project: DemoProject, index: number) {
  const task = project.plan.tasks[index];
  if (!task) throw new Error(`No task ${index} in ${project.key}`);
  const status = statusOf(project, index);
  const { milestone, estimated_minutes, ...plan } = task;
  const people = [context.users.engineer, context.users.delivery];
  const mission = missionOfTask(project.key, plan.name);
  const ours = plan.is_waiting_for_client ? null : (people[index % 2] ?? null);
  return {
    id: demoId('task', `${project.key}/${index}`),
    project: project.id,
    ...plan,
    due_on: dueOf(context, { project, status, planned: plan.due_on, index }),
    milestone: milestoneId(project.key, milestone),
    mission: mission?.id ?? null,
    assignee: mission ? mission.user(context) : ours,
    status,
    estimated_minutes,
    spent_minutes: spentOn(estimated_minutes ?? 0, status, index),
    date_created: project.createdAt,
  };
}

function extraTask(
  context: DemoContext,
  project: DemoProject,
  input: { readonly extra: ExtraTask; readonly index: number },
) {
  const { extra, index } = input;
  const isClients = extra.isClients ?? false;
  return {
    id: demoId('task', `${project.key}/extra/${index}`),
    project: project.id,
    account: project.account,
    name: extra.name,
    description: null,
    priority: extra.due <= 0 ? 'high' : 'normal',
    is_client_visible: isClients,
    is_waiting_for_client: isClients,
    due_on: day(context, extra.due),
    status: isClients || extra.due > 0 ? ('todo' as const) : ('in_progress' as const),
    sort: project.plan.tasks.length + index + 1,
    milestone: milestoneId(project.key, extra.milestone),
    mission: null,
    assignee: extra.assignee ? context.users[extra.assignee] : null,
    estimated_minutes: isClients ? null : 120,
    spent_minutes: 0,
    date_created: at(context, Math.min(extra.due, 0) - 6, 10),
  };
}

function statusOf({ progress }: DemoProject, index: number): Status {
  if (index < progress.done) return 'done';
  if (index === progress.blocked) return 'blocked';
  const isNext = index === progress.done && progress.status === 'active';
  return isNext ? 'in_progress' : 'todo';
}

/** A paused project has its remaining work planned again after the pause. */
function dueOf(
  context: DemoContext,
  task: {
    readonly project: DemoProject;
    readonly status: Status;
    readonly planned: CivilDate;
    readonly index: number;
  },
): CivilDate {
  const isPaused = task.project.progress.status === 'on_hold' && task.status !== 'done';
  return isPaused ? addDays(context.today, 12 + task.index * 2) : task.planned;
}

function spentOn(estimate: number, status: Status, index: number): number {
  if (status === 'todo' || status === 'blocked') return 0;
  const percent = status === 'done' ? 85 + ((index * 13) % 35) : 45;
  return Math.round((estimate * percent) / 500) * 5;
}
