import { type ExtensionContext, type HttpRequest, requireUser } from '@ia/directus-kit';
import { type Asker, assertAnyRight } from '@ia/directus-kit/rights/asker-rights';

export interface LeadAsker extends Asker {
  readonly user: string;
}

/**
 * Somebody who asks to see or change leads. What they may do to which row is Directus' to say; who
 * may do nothing of the kind gets no further, and learns no reason.
 * @throws FORBIDDEN
 */
export async function leadAsker(
  request: HttpRequest,
  context: ExtensionContext,
  action: 'read' | 'update',
): Promise<LeadAsker> {
  const accountability = requireUser(request);
  const schema = request.schema ?? (await context.getSchema());
  const asker = { accountability, schema, database: context.database, user: accountability.user };
  await assertAnyRight(asker, action, 'leads');
  return asker;
}
