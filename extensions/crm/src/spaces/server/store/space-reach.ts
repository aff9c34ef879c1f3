import type { Knex } from 'knex';

/** Whether somebody follows the account, or one of its deals. */
export async function ownsBusiness(
  database: Knex,
  { account, user }: { readonly account: string; readonly user: string },
): Promise<boolean> {
  const { rows } = await database.raw<{ rows: { owns: boolean }[] }>(
    `SELECT EXISTS (SELECT FROM accounts WHERE id = :account AND owner = :user)
         OR EXISTS (SELECT FROM deals WHERE account = :account AND owner = :user) AS owns`,
    { account, user },
  );
  return rows[0]?.owns ?? false;
}

/** Whether a colleague has a deal of the account in play, or won: it is then theirs to share. */
export async function hasDealOfColleague(
  database: Knex,
  { account, user }: { readonly account: string; readonly user: string },
): Promise<boolean> {
  const { rows } = await database.raw<{ rows: { has: boolean }[] }>(
    `SELECT EXISTS (SELECT FROM deals d JOIN deal_stages s ON s.key = d.stage
      WHERE d.account = :account AND d.owner <> :user AND s.type <> 'lost') AS has`,
    { account, user },
  );
  return rows[0]?.has ?? true;
}

/** How many rows there are of what the administrator of a space sees. */
export async function countOfAccount(database: Knex, account: string) {
  const { rows } = await database.raw<{
    rows: { projects: number; invoices: number; payments: number }[];
  }>(
    `SELECT (SELECT count(*) FROM projects WHERE account = :account)::int AS projects,
            (SELECT count(*) FROM invoices WHERE account = :account)::int AS invoices,
            (SELECT count(*) FROM payments WHERE account = :account)::int AS payments`,
    { account },
  );
  return rows[0] ?? { projects: 0, invoices: 0, payments: 0 };
}
