/**
 * A file belongs to the account of its mission or project, and what an outside person uploads keeps
 * the visibility of their side. Decided here because Directus runs no hook before it stores an
 * upload, and writes the posted fields a second time with full rights once the bytes are there.
 */
export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(OUTSIDE_ROLE);
    await trx.raw(PLACE_FILE);
    await trx.raw(SHARE_FILE);
    await trx.raw(`
      drop trigger if exists directus_files_place on public.directus_files;
      create trigger directus_files_place before insert or update on public.directus_files
        for each row execute function platform.place_file();
      drop trigger if exists deliverables_share_file on public.deliverables;
      create trigger deliverables_share_file after insert or update or delete on public.deliverables
        for each row execute function platform.share_deliverable_file();
      alter table public.directus_files drop constraint if exists directus_files_account_required;
      alter table public.directus_files add constraint directus_files_account_required
        check (visibility = 'internal' or account is not null) not valid;
      alter table public.directus_files drop constraint if exists directus_files_mission_required;
      alter table public.directus_files add constraint directus_files_mission_required
        check (visibility <> 'vendor' or mission is not null) not valid;
      alter table public.directus_files drop constraint if exists directus_files_visibility_invalid;
      alter table public.directus_files add constraint directus_files_visibility_invalid
        check (visibility in ('internal', 'client', 'vendor')) not valid;
      create index if not exists directus_files_tenant
        on public.directus_files (account, visibility);
    `);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}

const OUTSIDE_ROLE = `
  create or replace function platform.outside_visibility(p_user uuid) returns text
  language sql stable as $$
    select case when r.name in ('client_admin', 'client_member') then 'client'
                when r.name = 'vendor' then 'vendor' end
    from public.directus_users u join public.directus_roles r on r.id = u.role where u.id = p_user
  $$;
`;

const PLACE_FILE = `
  create or replace function platform.place_file() returns trigger language plpgsql as $$
  declare
    side text := platform.outside_visibility(NEW.uploaded_by);
  begin
    NEW.visibility := coalesce(NEW.visibility, 'internal');
    if TG_OP = 'UPDATE' and side is not null
      and (NEW.modified_by is null or platform.outside_visibility(NEW.modified_by) is not null)
      and current_setting('app.sharing', true) is distinct from 'on'
    then
      NEW.account := OLD.account; NEW.project := OLD.project;
      NEW.mission := OLD.mission; NEW.visibility := OLD.visibility;
    end if;
    if NEW.mission is not null then
      select m.project, m.account into NEW.project, NEW.account from public.missions m where m.id = NEW.mission;
    elsif NEW.project is not null then
      select p.account into NEW.account from public.projects p where p.id = NEW.project;
    end if;
    if TG_OP = 'INSERT' and side is not null then
      if side = 'vendor' and NEW.mission is null then
        raise exception using errcode = 'P0001', message = 'VALUE_REQUIRED', detail = '{"field":"mission"}';
      elsif side = 'client' and NEW.project is null then
        raise exception using errcode = 'P0001', message = 'VALUE_REQUIRED', detail = '{"field":"project"}';
      end if;
      NEW.visibility := side;
    end if;
    return NEW;
  end $$;
`;

// A file handed over by a deliverable follows it: same account, shown to the client with it, and
// hidden again once no deliverable that the client sees holds it.
const SHARE_FILE = `
  create or replace function platform.share_deliverable_file() returns trigger language plpgsql as $$
  declare
    owner uuid;
  begin
    perform set_config('app.sharing', 'on', true);
    if TG_OP <> 'INSERT' and OLD.file is not null then
      update public.directus_files f set
        visibility = case when f.mission is null then 'internal' else 'vendor' end
      where f.id = OLD.file and f.visibility = 'client'
        and OLD.is_client_visible and OLD.status <> 'draft'
        and not exists (select 1 from public.deliverables d
          where d.file = OLD.file and d.is_client_visible and d.status <> 'draft');
    end if;
    if TG_OP <> 'DELETE' and NEW.file is not null then
      select account into owner from public.directus_files where id = NEW.file;
      if owner is not null and owner <> NEW.account then
        raise exception using errcode = 'P0001', message = 'ACCOUNT_MISMATCH', detail = '{"field":"file"}';
      end if;
      update public.directus_files set
        account = NEW.account, project = NEW.project, mission = coalesce(mission, NEW.mission),
        visibility = case when NEW.is_client_visible and NEW.status <> 'draft' then 'client' else visibility end
      where id = NEW.file;
    end if;
    perform set_config('app.sharing', '', true);
    return null;
  end $$;
`;
