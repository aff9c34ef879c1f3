/** Invitations by clients are counted by account and hour, and listed by who made them. */
export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(`CREATE INDEX audit_log_colleagues ON public.audit_log (account, occurred_at)
      WHERE action IN ('space.colleague_invited', 'space.colleague_refused')`);
    await trx.raw(`CREATE INDEX account_members_invited_by ON public.account_members (account, invited_by)
      WHERE invited_by IS NOT NULL`);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
