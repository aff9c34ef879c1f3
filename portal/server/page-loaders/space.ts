import type { SpacePage } from '#shared/types/space.ts';
import { listInterlocutors } from '../operations/client/interlocutors.ts';
import {
  listAdministeredSpaces,
  listInvitations,
  listLevels,
  listSpaces,
} from '../operations/client/space.ts';
import type { PageLoader } from './page-loader.ts';

/** What somebody may read of a space hangs on their level there: numbers are asked for by those who may. */
export const loadSpace: PageLoader<SpacePage> = async (event) => {
  const [spaces, levels, administered, answering] = await Promise.all([
    runOperation(event, listSpaces),
    runOperation(event, listLevels),
    readable(runOperation(event, listAdministeredSpaces)),
    readable(runOperation(event, listInterlocutors)),
  ]);
  const administers = new Set(
    levels.filter(({ level }) => level === 'admin').map(({ account }) => account),
  );
  const invitations = await Promise.all(
    spaces.map(({ id }) => readable(runOperation(event, listInvitations, { id }))),
  );
  return {
    spaces: spaces.map((space, index) => ({
      space: administered?.find(({ id }) => id === space.id) ?? space,
      isAdmin: administers.has(space.id) && administered !== null,
      membership: levels.find(({ account }) => account === space.id) ?? null,
      invitations: invitations[index] ?? null,
      interlocutor:
        answering?.people.find((one) => one.account === space.id && one.project === null) ?? null,
    })),
  };
};
