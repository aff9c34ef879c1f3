import type {
  AwaitedDeliverable,
  AwaitedTask,
  ConnectionRow,
  DeliverableRow,
  FileRow,
  InvoiceRow,
  MemberRow,
  MilestoneRow,
  MissionDetail,
  MissionRow,
  MissionTaskRow,
  ProjectDetail,
  ProjectPrice,
  ProjectRow,
  SpaceRow,
  TaskRow,
  WorkflowRow,
} from './rows.ts';

export type Space = 'client' | 'vendor';

/** What the browser may know of the person signed in: never the token. */
export interface Viewer {
  firstName: string;
  lastName: string;
  space: Space;
  organisations: string[];
}

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

/** A null list is one the person may not read: its block is absent from the page. */
export interface ProjectPage {
  project: ProjectDetail;
  price: ProjectPrice | null;
  milestones: MilestoneRow[] | null;
  tasks: TaskRow[] | null;
  deliverables: DeliverableRow[] | null;
  people: MemberRow[] | null;
  workflows: WorkflowRow[] | null;
  invoices: InvoiceRow[] | null;
}

export interface MissionPage {
  mission: MissionDetail;
  tasks: MissionTaskRow[] | null;
  deliverables: DeliverableRow[] | null;
  files: FileRow[] | null;
}

export interface SessionsPage {
  connections: ConnectionRow[];
}

export interface SpacePage {
  /** Each with whether the person administers it. */
  spaces: { space: SpaceRow; isAdmin: boolean }[];
}

export interface Pages {
  home: ClientHomePage | VendorHomePage;
  project: ProjectPage;
  mission: MissionPage;
  sessions: SessionsPage;
  space: SpacePage;
}

export type PageName = keyof Pages;

export type SignInOutcome =
  | 'ok'
  | 'credentials'
  | 'second_factor'
  | 'link_invalid'
  | 'too_many'
  | 'staff'
  | 'no_space'
  | 'unavailable';
