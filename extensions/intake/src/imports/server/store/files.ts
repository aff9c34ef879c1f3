import type { Knex } from 'knex';

/** The size of a file in bytes: null when its bytes never came, undefined when there is none. */
export async function findFileSize(knex: Knex, id: string): Promise<number | null | undefined> {
  const row = await knex('directus_files')
    .where({ id })
    .first<{ filesize: string | null } | undefined>('filesize');
  return row && (row.filesize === null ? null : Number(row.filesize));
}
