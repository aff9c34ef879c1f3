import { type Route, route } from '@ia/directus-kit/http/route';
import { whoMay } from '@ia/directus-kit/http/who';
import { z } from 'zod';
import { endedAnswer, invitedAnswer, openedAnswer, spaceBody, spacesAnswer } from './contract.ts';
import { endSpace } from './server/end-space.ts';
import { inviteAgain } from './server/invite-again.ts';
import { openSpace } from './server/open-space.ts';
import { readSpaces } from './server/read-spaces.ts';

/** Which rows and what may be given is asked of each: sellers their accounts, delivery the projects. */
const who = whoMay('read', 'contacts');
const byContact = z.object({ contact: z.uuid() });
const subject = z.union([
  z.object({ contact: z.uuid(), account: z.undefined().optional() }),
  z.object({ account: z.uuid(), contact: z.undefined().optional() }),
]);

/** The spaces of a client's people: opened, changed, announced again and ended by staff. */
export const spaceRoutes: readonly Route[] = [
  route(
    { method: 'GET', path: '/spaces', who, query: subject, answer: spacesAnswer },
    ({ context, asker, query }) => readSpaces(context, asker, query),
  ),
  route(
    {
      method: 'POST',
      path: '/spaces/:contact',
      who,
      params: byContact,
      body: spaceBody,
      answer: openedAnswer,
    },
    ({ context, asker, params, body, now }) =>
      openSpace(context, asker, { contact: params.contact, ...body, now }),
  ),
  route(
    {
      method: 'POST',
      path: '/spaces/:contact/invitation',
      who,
      params: byContact,
      answer: invitedAnswer,
    },
    ({ context, asker, params, now }) => inviteAgain(context, asker, { ...params, now }),
  ),
  route(
    { method: 'DELETE', path: '/spaces/:contact', who, params: byContact, answer: endedAnswer },
    ({ context, asker, params }) => endSpace(context, asker, params.contact),
  ),
];
