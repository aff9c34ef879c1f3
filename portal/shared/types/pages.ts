import type { ClientHomePage, VendorHomePage } from './home.ts';
import type { MissionPage } from './mission.ts';
import type { ProjectPage } from './project.ts';
import type { SessionsPage } from './session.ts';
import type { SpacePage } from './space.ts';

export interface Pages {
  home: ClientHomePage | VendorHomePage;
  project: ProjectPage;
  mission: MissionPage;
  sessions: SessionsPage;
  space: SpacePage;
}

export type PageName = keyof Pages;
