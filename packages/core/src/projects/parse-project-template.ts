import { DomainError } from '../errors.ts';
import { cleanName, cleanText } from '../text/clean-text.ts';
import type { MilestoneTemplate, ProjectTemplate, TaskTemplate } from './project-template.ts';
import { taskPriorities } from './project-template.ts';

const MAX_DAYS = 1825;
const MAX_MILESTONES = 50;
const MAX_TASKS = 200;

/**
 * Reads the template kept on an offer (an object, or its JSON text). Only `milestones[].name` and
 * `offset_days` are mandatory; the length defaults to the last offset.
 * @throws TEMPLATE_INVALID, its hint giving the path of the first fault.
 */
export function parseProjectTemplate(value: unknown): ProjectTemplate {
  const template = asRecord(typeof value === 'string' ? parseJson(value) : value, 'template');
  const milestones = asList(template.milestones, 'milestones', MAX_MILESTONES).map(parseMilestone);
  if (milestones.length === 0) throw fault('milestones');
  const offsets = milestones.flatMap(({ offset_days, tasks }) => [
    offset_days,
    ...tasks.map((task) => task.offset_days),
  ]);
  const duration = optional(template.duration_days, (days) => asDays(days, 'duration_days'));
  return { duration_days: duration ?? Math.max(...offsets), milestones };
}

function parseMilestone(value: unknown, index: number): MilestoneTemplate {
  const path = `milestones[${index}]`;
  const milestone = asRecord(value, path);
  const tasks = asList(milestone.tasks ?? [], `${path}.tasks`, MAX_TASKS);
  return {
    name: asName(milestone.name, `${path}.name`),
    description: asDescription(milestone.description, `${path}.description`),
    offset_days: asDays(milestone.offset_days, `${path}.offset_days`),
    tasks: tasks.map((task, at) => parseTask(task, `${path}.tasks[${at}]`)),
  };
}

function parseTask(value: unknown, path: string): TaskTemplate {
  const task = asRecord(value, path);
  const priority = taskPriorities.find((one) => one === (task.priority ?? 'normal'));
  if (!priority) throw fault(`${path}.priority`);
  const waiting = asFlag(task.is_waiting_for_client, `${path}.is_waiting_for_client`);
  return {
    name: asName(task.name, `${path}.name`),
    description: asDescription(task.description, `${path}.description`),
    offset_days: asDays(task.offset_days, `${path}.offset_days`),
    priority,
    estimated_minutes: optional(task.estimated_minutes, (minutes) =>
      asWhole(minutes, `${path}.estimated_minutes`, 1_000_000),
    ),
    // A client cannot be waited for on a task they do not see.
    is_client_visible: waiting || asFlag(task.is_client_visible, `${path}.is_client_visible`),
    is_waiting_for_client: waiting,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fault('JSON');
  }
}

function asRecord(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault(path);
  return Object.fromEntries(Object.entries(value));
}

function asList(value: unknown, path: string, max: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length > max) throw fault(path);
  return value;
}

function asName(value: unknown, path: string): string {
  if (typeof value !== 'string') throw fault(path);
  const name = cleanName(value, 'project_template');
  if (name === '') throw fault(path);
  return name;
}

function asDescription(value: unknown, path: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw fault(path);
  return cleanText(value, 'project_template') || null;
}

function asDays(value: unknown, path: string): number {
  return asWhole(value, path, MAX_DAYS);
}

function asWhole(value: unknown, path: string, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > max) {
    throw fault(path);
  }
  return value;
}

function asFlag(value: unknown, path: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') throw fault(path);
  return value;
}

function optional<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === undefined || value === null ? null : read(value);
}

function fault(path: string): DomainError {
  return new DomainError('TEMPLATE_INVALID', { field: 'project_template', hint: path });
}
