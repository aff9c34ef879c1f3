import { DomainError } from '@ia/core';
import { type Accountability, toDirectusError } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { isDashboardOf } from './store/dashboards.ts';

/** @throws FORBIDDEN, as Directus says it, for a dashboard somebody else made, or none */
export async function assertOwnDashboard(
  database: Knex,
  { dashboard, accountability }: { dashboard: unknown; accountability: Accountability | null },
): Promise<void> {
  if (!accountability || accountability.admin) return;
  // What is no id is refused by the database, and is nobody's.
  const isOwn = await isDashboardOf(database, String(dashboard ?? ''), accountability.user).catch(
    () => false,
  );
  if (!isOwn) throw toDirectusError(new DomainError('FORBIDDEN'));
}
