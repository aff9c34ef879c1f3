import { DomainError } from '@ia/core';
import type { Knex } from 'knex';
import { findSource } from './store/sources.ts';
import { findSubscription } from './store/subscriptions.ts';

const NONE = {
  status: 'none',
  scope: null,
  error_message: null,
  connected_at: null,
  renewed_at: null,
  checked_at: null,
  token_expires_at: null,
  refresh_expires_at: null,
} as const;

/** How a source stands at its provider; no secret, nor what the provider names it. @throws NOT_FOUND */
export async function presentConnection(database: Knex, source: string) {
  if (!(await findSource(database, source))) throw new DomainError('NOT_FOUND');
  const row = await findSubscription(database, source);
  if (!row) return NONE;
  const { status, scope, error_message, connected_at, renewed_at, checked_at } = row;
  const { token_expires_at, refresh_expires_at } = row;
  const ends = { token_expires_at, refresh_expires_at };
  return { status, scope, error_message, connected_at, renewed_at, checked_at, ...ends };
}
