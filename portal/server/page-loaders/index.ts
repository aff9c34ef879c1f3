import type { H3Event } from 'h3';
import type { PageName, Pages } from '#shared/types/pages.ts';
import { loadHome } from './home.ts';
import { loadMission } from './mission.ts';
import type { PageLoader } from './page-loader.ts';
import { loadProject } from './project.ts';
import { loadSessions } from './sessions.ts';
import { loadSpace } from './space.ts';

const loaders: { [Name in PageName]: PageLoader<Pages[Name]> } = {
  home: loadHome,
  project: loadProject,
  mission: loadMission,
  sessions: loadSessions,
  space: loadSpace,
};

export const isPageName = (name: string): name is PageName => Object.hasOwn(loaders, name);

/** Everything the named page shows, in one answer. */
export const loadPage = <Name extends PageName>(
  event: H3Event,
  name: Name,
  id?: string,
): Promise<Pages[Name]> => loaders[name](event, id);
