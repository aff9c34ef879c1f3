/**
 * Domain events are written by the database in the transaction of the change: whatever the way in
 * (REST, GraphQL, the app, SQL), no change goes untold and no rolled back change is told.
 */
export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(EMIT_EVENT);
    await trx.raw(ROW_CREATED);
    await trx.raw(STAGE_CHANGED);
    for (const [table, type] of Object.entries(CREATED)) {
      await trx.raw(`
        drop trigger if exists ${table}_created_event on public.${table};
        create trigger ${table}_created_event after insert on public.${table}
          for each row execute function platform.tell_row_created('${type}');
      `);
    }
    await trx.raw(`
      drop trigger if exists deals_stage_event on public.deals;
      create trigger deals_stage_event after update on public.deals
        for each row when (OLD.stage is distinct from NEW.stage)
        execute function platform.tell_stage_changed();
      drop trigger if exists outbox_events_retry on public.outbox_events;
      create trigger outbox_events_retry after update on public.outbox_events
        for each row when (NEW.status = 'pending' and OLD.status <> 'pending')
        execute function platform.announce_event();
      create index if not exists outbox_events_waiting
        on public.outbox_events (occurred_at, subject) where status = 'pending';
      create index if not exists outbox_events_subject_time
        on public.outbox_events (subject, occurred_at);
    `);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}

const CREATED = { leads: 'lead.created', projects: 'project.created', missions: 'mission.created' };

// clock_timestamp, not now(): two changes of one row wait for each other on its lock, so this clock
// gives their order; the start of their transactions does not.
const EMIT_EVENT = `
  create or replace function platform.emit_event(
    p_type text, p_account uuid, p_subject_collection text, p_subject uuid, p_data jsonb,
    p_actor uuid default null, p_trace_id uuid default null
  ) returns uuid language plpgsql as $$
  declare
    event uuid := gen_random_uuid();
  begin
    if current_setting('app.history', true) = 'on' then
      return null;
    end if;
    insert into public.outbox_events
      (id, type, occurred_at, account, subject_collection, subject, data, actor, trace_id, status, attempts)
    values
      (event, p_type, clock_timestamp(), p_account, p_subject_collection, p_subject,
       coalesce(p_data, '{}'::jsonb)::json, p_actor, coalesce(p_trace_id, gen_random_uuid()), 'pending', 0);
    perform pg_notify('platform_work', 'event');
    return event;
  end $$;

  create or replace function platform.announce_event() returns trigger language plpgsql as $$
  begin
    perform pg_notify('platform_work', 'event');
    return null;
  end $$;
`;

const ROW_CREATED = `
  create or replace function platform.tell_row_created() returns trigger language plpgsql as $$
  declare
    line jsonb := to_jsonb(NEW);
  begin
    perform platform.emit_event(
      TG_ARGV[0], (line ->> 'account')::uuid, TG_TABLE_NAME::text, NEW.id, '{}'::jsonb,
      coalesce(line ->> 'user_updated', line ->> 'user_created')::uuid, (line ->> 'trace_id')::uuid);
    return null;
  end $$;
`;

const STAGE_CHANGED = `
  create or replace function platform.tell_stage_changed() returns trigger language plpgsql as $$
  begin
    perform platform.emit_event(
      'deal.stage_changed', NEW.account, 'deals', NEW.id,
      jsonb_build_object('from', OLD.stage, 'to', NEW.stage),
      coalesce(NEW.user_updated, NEW.user_created), NEW.trace_id);
    return null;
  end $$;
`;
