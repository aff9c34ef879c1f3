/** What may exist only once, and how many accesses one person may hold. */

const UNIQUE = [
  ['account_members', 'account, "user"', 'account_user'],
  ['vendor_members', 'vendor, "user"', 'vendor_user'],
  ['project_members', 'project, "user"', 'project_user'],
  // Addresses are kept in lower case by contact_emails_email_format.
  ['contact_emails', 'contact, email', 'contact_email'],
];

/**
 * Directus resolves at most 100 values of `$CURRENT_USER.memberships.account`: a person with more
 * would silently lose access to some accounts. The lock makes two simultaneous additions wait.
 */
const MEMBERSHIP_LIMIT = `
CREATE FUNCTION public.limit_memberships() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(TG_TABLE_NAME || NEW."user"::text, 0));
  EXECUTE format('SELECT count(*) FROM public.%I WHERE "user" = $1 AND id <> $2', TG_TABLE_NAME)
    INTO held USING NEW."user", NEW.id;
  IF held >= 50 THEN
    PERFORM public.refuse_write('MEMBERSHIP_LIMIT', 'user');
  END IF;
  RETURN NEW;
END $$`;

/** One way to refuse: the message is the code of the refusal, the detail names the field. */
const REFUSE = `
CREATE FUNCTION public.refuse_write(code text, field text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'P0001', MESSAGE = code,
    DETAIL = json_build_object('field', field)::text;
END $$`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const [table, columns, name] of UNIQUE) {
      await trx.raw(
        `ALTER TABLE public.${table} ADD CONSTRAINT ${table}_${name}_unique UNIQUE (${columns})`,
      );
    }
    // A rate without a profile is the vendor's own: two of them on one day contradict each other.
    await trx.raw(`ALTER TABLE public.vendor_rates ADD CONSTRAINT vendor_rates_valid_from_unique
      UNIQUE NULLS NOT DISTINCT (vendor, label, valid_from)`);
    // Two columns, or Directus would take \`contact\` alone for a unique column.
    await trx.raw(`CREATE UNIQUE INDEX contact_emails_is_primary_unique
      ON public.contact_emails (contact, is_primary) WHERE is_primary`);
    await trx.raw(REFUSE);
    await trx.raw(MEMBERSHIP_LIMIT);
    for (const table of ['account_members', 'vendor_members']) {
      await trx.raw(`CREATE TRIGGER ${table}_limit BEFORE INSERT OR UPDATE OF "user"
        ON public.${table} FOR EACH ROW EXECUTE FUNCTION public.limit_memberships()`);
    }
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
