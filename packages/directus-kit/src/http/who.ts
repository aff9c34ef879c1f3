import { DomainError } from '@ia/core';
import type { Accountability, ExtensionContext, HttpRequest, Schema } from '../directus.ts';
import { OUTSIDE_ROLES, requireUser, roleName, type SignedIn } from '../rights/accountability.ts';
import { type Asker, fetchRights } from '../rights/asker-rights.ts';

/** Whoever stands behind a request, nobody included. */
export interface Visitor {
  readonly accountability: Accountability | null;
  readonly schema: Schema;
}

export interface SignedInAsker extends Asker {
  readonly accountability: SignedIn;
  readonly user: string;
}

export interface StaffAsker extends SignedInAsker {
  readonly admin: boolean;
  readonly role: string | null;
}

/** Who may use a route at all, asked before anything of the request is read. */
export interface Who<Person extends Visitor> {
  /** Said in the table of routes: `administrator`, `reads deals`… */
  readonly name: string;
  /** @throws FORBIDDEN */
  readonly ask: (request: HttpRequest, context: ExtensionContext) => Promise<Person>;
}

/** Nobody has to sign in: say in a comment what guards the route instead. */
export const everybody: Who<Visitor> = {
  name: 'everybody',
  ask: async ({ accountability, schema }, { getSchema }) => ({
    accountability: accountability ?? null,
    schema: schema ?? (await getSchema()),
  }),
};

export const signedIn: Who<SignedInAsker> = {
  name: 'signed in',
  ask: async (request, { database, getSchema }) => {
    const accountability = requireUser(request);
    const schema = request.schema ?? (await getSchema());
    return { accountability, schema, database, user: accountability.user };
  },
};

/** Members of the house: no client, no vendor, no service. */
export const staff: Who<StaffAsker> = {
  name: 'staff',
  ask: async (request, context) => {
    const asker = await signedIn.ask(request, context);
    const { role, admin, app } = asker.accountability;
    const name = admin ? null : await roleName(context.database, asker.accountability);
    if (!admin && !(app && name !== null && !OUTSIDE_ROLES.includes(name))) {
      throw new DomainError('FORBIDDEN');
    }
    return { ...asker, admin, role };
  },
};

const CLIENT_ROLES: readonly string[] = ['client_admin', 'client_member'];

/** People of a client, by their role; of which account they are is the work's to ask. */
export const clients: Who<SignedInAsker> = {
  name: 'clients',
  ask: async (request, context) => {
    const asker = await signedIn.ask(request, context);
    const name = await roleName(context.database, asker.accountability);
    if (name === null || !CLIENT_ROLES.includes(name)) throw new DomainError('FORBIDDEN');
    return asker;
  },
};

export const administrator: Who<SignedInAsker> = {
  name: 'administrator',
  ask: async (request, context) => {
    const asker = await signedIn.ask(request, context);
    if (!asker.accountability.admin) throw new DomainError('FORBIDDEN');
    return asker;
  },
};

/**
 * Whoever has any right of this kind on one of these collections. Which rows it reaches stays to be
 * asked; who may do nothing of the kind gets no further and learns no reason.
 */
export function whoMay(
  action: 'read' | 'update',
  ...collections: readonly string[]
): Who<SignedInAsker> {
  return {
    name: `may ${action} ${collections.join(' or ')}`,
    ask: async (request, context) => {
      const asker = await signedIn.ask(request, context);
      if (asker.accountability.admin) return asker;
      const rights = await fetchRights(asker, action, collections);
      if (rights.length === 0) throw new DomainError('FORBIDDEN');
      return asker;
    },
  };
}
