import type { Knex } from 'knex';
import type { SessionView } from '../../contract.ts';

// The token of a session opens it: what leaves the server is its hash.
const ID = `encode(sha256(convert_to(token, 'UTF8')), 'hex')`;

/** Open sessions of a person, the newest end first; one being replaced by a refresh is left out. */
export async function listSessions(
  database: Knex,
  { user, current, now }: { user: string; current: string | undefined; now: Date },
): Promise<SessionView[]> {
  const rows = await database('directus_sessions')
    .where({ user })
    .where('expires', '>', now)
    .whereNull('next_token')
    .orderBy('expires', 'desc')
    .select({ id: database.raw(ID) }, 'token', 'expires', 'ip', 'user_agent');
  return rows.map((row) => ({
    id: row.id,
    expires: row.expires.toISOString(),
    ip: row.ip,
    user_agent: row.user_agent,
    current: row.token === current,
  }));
}

/** Ends one session of a person, and the one it just replaced. False when they have no such session. */
export async function revokeSession(database: Knex, user: string, id: string): Promise<boolean> {
  return database.transaction(async (trx) => {
    const session = await trx('directus_sessions')
      .where({ user })
      .whereRaw(`${ID} = ?`, [id])
      .first('token');
    if (!session) return false;
    await trx('directus_sessions')
      .where({ user })
      .where((either) =>
        either.where({ token: session.token }).orWhere({ next_token: session.token }),
      )
      .delete();
    return true;
  });
}

export async function revokeAllSessions(database: Knex, user: string): Promise<number> {
  return database('directus_sessions').where({ user }).delete();
}

interface NewSession {
  readonly token: string;
  readonly user: string;
  readonly expires: Date;
  readonly ip: string | null;
  readonly user_agent: string | null | undefined;
  readonly origin: string | null | undefined;
}

export async function insertSession(database: Knex, session: NewSession): Promise<void> {
  await database('directus_sessions').insert(session);
}

export async function deleteSession(database: Knex, token: string): Promise<void> {
  await database('directus_sessions').where({ token }).delete();
}

/** Those of these tokens whose session is still open. */
export function openTokens(database: Knex, tokens: readonly string[]): Promise<string[]> {
  return database('directus_sessions')
    .whereIn('token', [...tokens])
    .where('expires', '>', database.fn.now())
    .pluck<string[]>('token');
}
