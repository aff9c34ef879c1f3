import type { Deliverable, Project } from '@ia/schema';
import type { Named } from './named.ts';

export interface DeliverableRow
  extends Pick<Deliverable, 'id' | 'name' | 'description' | 'status' | 'due_on'> {
  /** Null where there is none, or it may not be read. */
  file: { id: string } | null;
}

export interface AwaitedDeliverable extends DeliverableRow {
  project: Named<Project>;
}
