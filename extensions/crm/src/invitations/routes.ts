import { type Route, route } from '@ia/directus-kit/http/route';
import { clients } from '@ia/directus-kit/http/who';
import { z } from 'zod';
import { invitationAnswer, invitationBody, invitationsAnswer } from './contract.ts';
import { endInvitation } from './server/end-invitation.ts';
import { inviteColleague } from './server/invite-colleague.ts';
import { listInvitations } from './server/list-invitations.ts';
import { repeatInvitation } from './server/repeat-invitation.ts';

const ofAccount = z.object({ account: z.uuid() });
const ofMembership = z.object({ id: z.uuid() });

/** Colleagues whom people of a client let into their own space (ADR 0048). */
export const invitationRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path: '/my-space/:account/invitations',
      who: clients,
      params: ofAccount,
      answer: invitationsAnswer,
    },
    ({ context, asker, params }) => listInvitations(context, asker, params.account),
  ),
  route(
    {
      method: 'POST',
      path: '/my-space/:account/invitations',
      who: clients,
      params: ofAccount,
      body: invitationBody,
      of: 'contacts',
      answer: invitationAnswer,
    },
    ({ context, asker, params, body, now }) =>
      inviteColleague(context, asker, { account: params.account, ...body, now }),
  ),
  route(
    {
      method: 'POST',
      path: '/my-space/invitations/:id/again',
      who: clients,
      params: ofMembership,
      answer: invitationAnswer,
    },
    ({ context, asker, params, now }) => repeatInvitation(context, asker, { id: params.id, now }),
  ),
  route(
    {
      method: 'DELETE',
      path: '/my-space/invitations/:id',
      who: clients,
      params: ofMembership,
      answer: 'empty',
    },
    ({ context, asker, params }) => endInvitation(context, asker, params.id),
  ),
];
