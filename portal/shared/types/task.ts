import type { Project, Task } from '@ia/schema';
import type { Named } from './named.ts';

export type TaskRow = Pick<Task, 'id' | 'name' | 'status' | 'priority' | 'due_on'>;

export interface AwaitedTask extends TaskRow {
  project: Named<Project>;
}

export interface ProjectTaskRow extends TaskRow, Pick<Task, 'is_waiting_for_client'> {}

export interface MissionTaskRow extends TaskRow, Pick<Task, 'description' | 'estimated_minutes'> {}
