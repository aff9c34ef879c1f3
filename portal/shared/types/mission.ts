import type { Mission, Project } from '@ia/schema';
import type { DeliverableRow } from './deliverable.ts';
import type { Named } from './named.ts';
import type { MissionTaskRow } from './task.ts';

export interface MissionRow
  extends Pick<Mission, 'id' | 'name' | 'status' | 'starts_on' | 'ends_on'> {
  project: Named<Project>;
}

export interface MissionDetail
  extends MissionRow,
    Pick<Mission, 'brief' | 'daily_rate' | 'budget_days' | 'sandbox_url'> {}

export interface FileRow {
  id: string;
  title: string | null;
  filename_download: string;
  type: string | null;
  filesize: string | null;
  uploaded_on: string | null;
}

export interface MissionPage {
  mission: MissionDetail;
  tasks: MissionTaskRow[] | null;
  deliverables: DeliverableRow[] | null;
  files: FileRow[] | null;
}
