/**
 * A file belongs to the record that holds it. A deliverable used to take any file with it into its
 * project, and so opened a seller's private attachment to delivery. Every table with a file asks here,
 * whoever writes it; the right to read the file is asked by the attached-files hook.
 */

/** An import reads its file and takes it nowhere. */
const READS_ONLY = ['sync_runs'];

/** The tables with a file are found in the catalogue: one that comes later is looked at as well. */
const HOLDER = `
  create or replace function platform.file_holder(p_file uuid, p_but regclass default null)
  returns regclass language plpgsql stable as $$
  declare
    link record;
    is_held boolean;
  begin
    for link in
      select c.conrelid::regclass as source, a.attname as field
        from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.contype = 'f' and c.confrelid = 'public.directus_files'::regclass
         and (p_but is null or c.conrelid <> p_but)
    loop
      execute format('select exists (select 1 from %s where %I = $1)', link.source, link.field)
        into is_held using p_file;
      if is_held then return link.source; end if;
    end loop;
    return null;
  end $$;
`;

/** The lock makes two records that take one file at once wait for each other. */
const KEEP = `
  create or replace function platform.keep_file_with_its_record() returns trigger
  language plpgsql as $$
  declare
    file uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
  begin
    if file is null then return NEW; end if;
    if TG_OP = 'UPDATE' and (to_jsonb(OLD) ->> TG_ARGV[0])::uuid = file then return NEW; end if;
    perform 1 from public.directus_files where id = file for no key update;
    if platform.file_holder(file, TG_RELID::regclass) is not null then
      perform public.refuse_write('FILE_TAKEN', TG_ARGV[0]);
    end if;
    return NEW;
  end $$;
`;

/** What holds a file decides where it is, until its project or mission is gone. */
const STAY = `
  create or replace function platform.stay_with_holder() returns trigger language plpgsql as $$
  begin
    if not exists (select 1 from public.projects where id = OLD.project)
      or (OLD.project is not distinct from NEW.project
        and not exists (select 1 from public.missions where id = OLD.mission))
      or platform.file_holder(OLD.id) is null
    then
      return NEW;
    end if;
    perform public.refuse_write('PARENT_IMMUTABLE',
      case when OLD.project is distinct from NEW.project then 'project' else 'mission' end);
    return NEW;
  end $$;
  drop trigger if exists directus_files_stay on public.directus_files;
  create trigger directus_files_stay before update on public.directus_files for each row
    when ((OLD.project is not null and OLD.project is distinct from NEW.project)
      or (OLD.mission is not null and OLD.mission is distinct from NEW.mission))
    execute function platform.stay_with_holder();
`;

/** As before, but for a file of another project or mission, which stays where it is. */
const SHARE = `
  create or replace function platform.share_deliverable_file() returns trigger language plpgsql as $$
  declare
    held public.directus_files;
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
      select * into held from public.directus_files where id = NEW.file;
      if held.account <> NEW.account then
        perform public.refuse_write('ACCOUNT_MISMATCH', 'file');
      elsif held.project <> NEW.project or held.mission <> NEW.mission then
        perform public.refuse_write('FILE_TAKEN', 'file');
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

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const part of [HOLDER, KEEP, STAY, SHARE]) await trx.raw(part);
    const { rows } = await trx.raw(`
      SELECT c.conrelid::regclass::text AS source, a.attname AS field FROM pg_constraint c
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
       WHERE c.contype = 'f' AND c.confrelid = 'public.directus_files'::regclass`);
    for (const { source, field } of rows.filter((row) => !READS_ONLY.includes(row.source))) {
      await trx.raw(`CREATE TRIGGER ${source}_keep_${field} BEFORE INSERT OR UPDATE OF ${field}
        ON public.${source} FOR EACH ROW
        EXECUTE FUNCTION platform.keep_file_with_its_record('${field}')`);
    }
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
