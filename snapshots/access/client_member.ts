import { clientAccess } from './client.ts';
import { accountMember, all, any, isMe, projectMember, type RoleAccess } from './shapes.ts';

/**
 * A member of a client's space: no amount, and only the projects whose team they are in. The
 * membership of the account is asked too, so that ending it closes every project at once.
 */
export const clientMember: RoleAccess = clientAccess({
  accounts: accountMember([]),
  projects: all(accountMember(['account']), projectMember([])),
  ofProject: all(accountMember(['account']), projectMember(['project'])),
  people: any(
    { memberships: { user: isMe } },
    { project_memberships: all(accountMember(['account']), projectMember(['project'])) },
  ),
});
