import { addChoice } from './lib/checks.mjs';

/**
 * What somebody outside is known by besides their address and number: the id WhatsApp gives who hides
 * their number, and the name a mail server gave a mail of ours, which answers and bounces then use.
 */
const WHATSAPP = `
  create table platform.whatsapp_people (
    user_id text primary key check (user_id <> ''),
    lead uuid references public.leads (id) on delete cascade,
    contact uuid references public.contacts (id) on delete cascade,
    check (num_nonnulls(lead, contact) = 1)
  );
  create index whatsapp_people_lead on platform.whatsapp_people (lead) where lead is not null;
  create index whatsapp_people_contact on platform.whatsapp_people (contact)
    where contact is not null`;

/** `alias`: what the server said it took the mail as; `key`: that of the activity, `mail:<our id>`. */
const ALIASES = `
  create table platform.mail_aliases (
    alias text primary key check (alias <> ''),
    key text not null,
    noted_at timestamptz not null default now()
  )`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    // A step may be left out because its template would be sent with an empty word.
    await addChoice(trx, 'reminders', 'reason', 'no_value');
    await trx.raw(WHATSAPP);
    await trx.raw(ALIASES);
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
