import { DomainError } from '@ia/core';
import type { Accountability, EventContext, ServiceOptions, Services } from '@ia/directus-kit';

export interface AccessQuestion {
  readonly services: Services;
  readonly context: EventContext;
  readonly keys: readonly string[];
}

interface ItemPermissions {
  readonly update: { readonly access: boolean };
}

interface PermissionsService {
  getItemPermissions(collection: string, key: string): Promise<ItemPermissions>;
}

interface WithPermissions {
  readonly PermissionsService: new (options: ServiceOptions) => PermissionsService;
}

/**
 * A hook on update runs before Directus checks access. Deals the asker cannot read do not exist for
 * them: they must not learn anything from a refusal.
 * @throws FORBIDDEN
 */
export async function assertDealsReadable(question: AccessQuestion): Promise<void> {
  const options = restrictedOptions(question.context);
  if (!options) return;
  const deals = new question.services.ItemsService('deals', options);
  const keys = [...new Set(question.keys)];
  const readable = await deals.readByQuery({
    filter: { id: { _in: keys } },
    fields: ['id'],
    limit: keys.length,
  });
  if (readable.length < keys.length) throw new DomainError('FORBIDDEN');
}

/**
 * Reading a deal is not changing it: somebody who may only read it gets no reason either.
 * @throws FORBIDDEN
 */
export async function assertDealsUpdatable(question: AccessQuestion): Promise<void> {
  const options = restrictedOptions(question.context);
  if (!options) return;
  if (!offersPermissions(question.services)) throw new DomainError('FORBIDDEN');
  const permissions = new question.services.PermissionsService(options);
  for (const key of question.keys) {
    const { update } = await permissions.getItemPermissions('deals', key);
    if (!update.access) throw new DomainError('FORBIDDEN');
  }
}

/** `null` for the system and administrators: nothing is hidden from them. */
function restrictedOptions(context: EventContext): RestrictedOptions | null {
  const { accountability, schema, database } = context;
  if (!accountability || accountability.admin) return null;
  if (!schema) throw new DomainError('FORBIDDEN');
  return { schema, knex: database, accountability };
}

type RestrictedOptions = ServiceOptions & { readonly accountability: Accountability };

function offersPermissions(services: Services): services is Services & WithPermissions {
  return 'PermissionsService' in services;
}
