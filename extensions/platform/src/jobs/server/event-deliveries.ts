import { ProviderError } from '@ia/providers';
import type { Knex } from 'knex';
import { saveTry, type Tried } from './store/event-deliveries.ts';

const LONGEST = 1000;
const LONGEST_ANSWER = 600;

/** Notes a try that succeeded. */
export async function noteDone(database: Knex, tried: Tried): Promise<void> {
  await saveTry(database, { ...tried, status: 'done', response_code: null, excerpt: null });
}

/** Notes a try that failed and will be made again, with what a service outside answered. */
export async function noteRetrying(database: Knex, tried: Tried, error: unknown): Promise<void> {
  const response_code = error instanceof ProviderError ? (error.status ?? null) : null;
  const excerpt = excerptOf(error);
  await saveTry(database, { ...tried, status: 'retrying', response_code, excerpt });
}

/** The reason, then the beginning of what the service said of it; never what it was asked. */
function excerptOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const answer = error instanceof ProviderError ? error.answer : undefined;
  const said = typeof answer === 'string' ? answer : answer ? JSON.stringify(answer) : '';
  return [reason, said.slice(0, LONGEST_ANSWER)].filter(Boolean).join(' — ').slice(0, LONGEST);
}
