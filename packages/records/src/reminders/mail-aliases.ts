import type { Knex } from 'knex';

/** Remembers the name a mail server gave a mail of ours: answers and bounces may name that one. */
export async function saveMailAlias(
  trx: Knex,
  { alias, key }: { readonly alias: string; readonly key: string },
): Promise<void> {
  await trx('platform.mail_aliases').insert({ alias, key }).onConflict('alias').merge(['key']);
}

/**
 * The keys of the activities behind these Message-IDs, by id, where a server renamed the mail. What it
 * said when it took it is often the part before the @ alone.
 */
export async function findMailKeys(
  trx: Knex,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const aliases = ids.flatMap((id) => [id, localPart(id)]);
  if (aliases.length === 0) return new Map();
  const rows = await trx('platform.mail_aliases')
    .whereIn('alias', aliases)
    .select<{ alias: string; key: string }[]>('alias', 'key');
  const keys = new Map(rows.map(({ alias, key }) => [alias, key]));
  return new Map(
    ids.flatMap((id): [string, string][] => {
      const key = keys.get(id) ?? keys.get(localPart(id));
      return key === undefined ? [] : [[id, key]];
    }),
  );
}

const localPart = (id: string): string => id.split('@', 1)[0] ?? id;
