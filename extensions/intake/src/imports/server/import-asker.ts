import { DomainError } from '@ia/core';
import {
  type ExtensionContext,
  type HttpRequest,
  OUTSIDE_ROLES,
  requireUser,
  roleName,
  type SignedIn,
} from '@ia/directus-kit';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';

/** A member of staff who asks something of the imports. */
export interface ImportAsker extends Asker {
  readonly accountability: SignedIn;
  readonly user: string;
  readonly admin: boolean;
  readonly role: string | null;
}

/** @throws FORBIDDEN for clients, vendors, services and nobody */
export async function importAsker(
  request: HttpRequest,
  { database, getSchema }: ExtensionContext,
): Promise<ImportAsker> {
  const accountability = requireUser(request);
  const { user, role, admin } = accountability;
  const name = await roleName(database, accountability);
  const isStaff = admin || (accountability.app && name !== null && !OUTSIDE_ROLES.includes(name));
  if (!isStaff) throw new DomainError('FORBIDDEN');
  const schema = request.schema ?? (await getSchema());
  return { accountability, user, admin, role, schema, database };
}
