/**
 * What a provider was asked to deliver to us, and how it stands there. One that ends (its source is
 * removed or switched off, by whatever way) is still to be deleted at the provider: what that takes is
 * kept apart until it is done.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS platform.source_subscriptions (
    source uuid PRIMARY KEY REFERENCES public.sync_sources (id) ON DELETE CASCADE,
    status text NOT NULL CHECK (status IN ('connecting', 'active', 'failed')),
    external_id text CHECK (length(external_id) <= 500),
    scope text CHECK (length(scope) <= 200),
    error_code text,
    error_message text CHECK (length(error_message) <= 2000),
    failed_since timestamptz,
    connected_at timestamptz,
    renewed_at timestamptz,
    checked_at timestamptz,
    token_expires_at timestamptz,
    refresh_expires_at timestamptz,
    next_check_at timestamptz NOT NULL DEFAULT now(),
    claimed_until timestamptz
  );
  CREATE INDEX IF NOT EXISTS source_subscriptions_due ON platform.source_subscriptions (next_check_at);

  CREATE TABLE IF NOT EXISTS platform.ended_subscriptions (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    source uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    settings jsonb NOT NULL,
    external_id text NOT NULL,
    sealed_secrets bytea,
    ended_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX IF NOT EXISTS ended_subscriptions_source ON platform.ended_subscriptions (source);
  CREATE INDEX IF NOT EXISTS ended_subscriptions_time ON platform.ended_subscriptions (ended_at);
`;

const END = `
  CREATE OR REPLACE FUNCTION platform.end_subscription(ended uuid) RETURNS boolean LANGUAGE plpgsql AS $$
  DECLARE
    was_there boolean;
  BEGIN
    INSERT INTO platform.ended_subscriptions (source, name, kind, settings, external_id, sealed_secrets)
    SELECT s.id, s.name, s.kind, coalesce(s.settings::jsonb, '{}'), b.external_id, g.sealed_secrets
      FROM platform.source_subscriptions b JOIN public.sync_sources s ON s.id = b.source
      LEFT JOIN platform.source_gates g ON g.source = s.id
     WHERE b.source = ended AND b.external_id IS NOT NULL;
    IF FOUND THEN
      PERFORM platform.emit_event('source.unsubscribed', NULL, 'sync_sources', ended, '{}');
    END IF;
    DELETE FROM platform.source_subscriptions WHERE source = ended;
    was_there := FOUND;
    RETURN was_there;
  END $$;

  CREATE OR REPLACE FUNCTION platform.end_subscription_of_source() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM platform.end_subscription(OLD.id);
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END $$;

  DROP TRIGGER IF EXISTS sync_sources_removed ON public.sync_sources;
  CREATE TRIGGER sync_sources_removed BEFORE DELETE ON public.sync_sources
    FOR EACH ROW EXECUTE FUNCTION platform.end_subscription_of_source();
  DROP TRIGGER IF EXISTS sync_sources_switched_off ON public.sync_sources;
  CREATE TRIGGER sync_sources_switched_off BEFORE UPDATE ON public.sync_sources
    FOR EACH ROW WHEN (OLD.is_active AND NOT NEW.is_active)
    EXECUTE FUNCTION platform.end_subscription_of_source();
`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(TABLES);
    await trx.raw(END);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
