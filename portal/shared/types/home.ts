import type { AwaitedDeliverable } from './deliverable.ts';
import type { MissionRow } from './mission.ts';
import type { MilestoneRow, ProjectRow } from './project.ts';
import type { AwaitedTask } from './task.ts';

export interface ClientHomePage {
  space: 'client';
  awaitedTasks: AwaitedTask[];
  awaitedDeliverables: AwaitedDeliverable[];
  projects: ProjectRow[];
  milestones: MilestoneRow[];
}

export interface VendorHomePage {
  space: 'vendor';
  missions: MissionRow[];
}
