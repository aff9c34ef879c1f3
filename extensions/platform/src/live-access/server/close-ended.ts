import { createHash } from 'node:crypto';
import type { Accountability } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { openTokens } from '../../sessions/server/store/sessions.ts';
import { rolesOfActive } from './store/active-users.ts';

/** A connection of Directus that stays open. */
export interface LiveClient {
  accountability: Accountability | null;
  close(code: number, reason: string): void;
  terminate(): void;
}

/** Of whom access has ended or changed; nobody named: everybody is looked at. */
export interface EndedAccess {
  readonly user?: string | undefined;
  /** SHA-256 of the token of a session, in hexadecimal digits. */
  readonly session?: string | undefined;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
/** Private codes of WebSocket begin at 4000; this one reads as 401 does. */
const CODE = 4401;
const GRACE_MS = 1000;

/** Closes the connections of those concerned whose access is over; somebody signed in elsewhere stays. */
export async function closeEnded(
  database: Knex,
  clients: readonly LiveClient[],
  { user, session }: EndedAccess,
): Promise<void> {
  const concerned = clients.filter(({ accountability }) => {
    if (!accountability?.user) return false;
    if (user !== undefined) return accountability.user === user;
    return session === undefined || hashOf(accountability.session ?? '') === session;
  });
  if (concerned.length === 0) return;
  const open = await loadOpen(database, concerned);
  for (const client of concerned) if (!isOpen(client, open)) close(client);
}

interface Open {
  readonly roles: ReadonlyMap<string, string | null>;
  readonly sessions: ReadonlySet<string>;
}

async function loadOpen(database: Knex, clients: readonly LiveClient[]): Promise<Open> {
  const of = (key: 'user' | 'session') => [
    ...new Set(clients.flatMap(({ accountability }) => accountability?.[key] ?? [])),
  ];
  const [roles, sessions] = await Promise.all([
    rolesOfActive(database, of('user')),
    openTokens(database, of('session')),
  ]);
  return { roles, sessions: new Set(sessions) };
}

/** Another role is another set of rules: the connection is made anew under these. */
function isOpen({ accountability }: LiveClient, { roles, sessions }: Open): boolean {
  if (!accountability?.user) return true;
  const isSame = roles.get(accountability.user) === accountability.role;
  return isSame && (!accountability.session || sessions.has(accountability.session));
}

function close(client: LiveClient): void {
  // From here on nothing is readable, whatever is still on its way to be sent.
  client.accountability = null;
  client.close(CODE, 'Access ended');
  setTimeout(() => client.terminate(), GRACE_MS).unref();
}
