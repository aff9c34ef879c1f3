import type { Knex } from 'knex';

interface LinkRow {
  readonly token_hash: Buffer;
  readonly user: string;
  readonly mail: string;
  readonly expires_at: Date;
  readonly created_at: Date;
}

/** Keeps a link that is about to leave. */
export async function insertLink(trx: Knex, link: LinkRow): Promise<void> {
  await trx('platform.magic_links').insert(link);
}

/** Uses a link and says whose it was: the UPDATE lets a single caller through, however many ask. */
export async function useLink(
  database: Knex,
  { tokenHash, now }: { readonly tokenHash: Buffer; readonly now: Date },
): Promise<string | undefined> {
  const [link] = await database('platform.magic_links')
    .where({ token_hash: tokenHash })
    .whereNull('used_at')
    .where('expires_at', '>', now)
    .update({ used_at: now })
    .returning<{ user: string }[]>(['user']);
  return link?.user;
}

interface LinkRequest {
  readonly email: string;
  readonly address: string;
  readonly locale: 'fr' | 'en';
  readonly now: Date;
  readonly perEmail: Limit;
  readonly perAddress: Limit;
}

interface Limit {
  readonly max: number;
  readonly windowSeconds: number;
}

/** Notes a request and counts it; a job decides whether a link leaves. */
export async function insertLinkRequest(database: Knex, request: LinkRequest): Promise<void> {
  const { email, address, locale, now, perEmail, perAddress } = request;
  await database.raw('select platform.request_link(?, ?, ?, ?, ?, ?, ?, ?)', [
    email,
    address,
    locale,
    now,
    perEmail.max,
    perEmail.windowSeconds,
    perAddress.max,
    perAddress.windowSeconds,
  ]);
}
