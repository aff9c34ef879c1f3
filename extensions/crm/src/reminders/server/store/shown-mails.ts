import type { Knex } from 'knex';

interface ShownMail {
  readonly key: string;
  readonly recipient: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Without a mail server: the mail goes to the local page of the demo, once per key. */
export async function showMail(knex: Knex, { text, ...mail }: ShownMail): Promise<void> {
  await knex('platform.mails')
    .insert({
      ...mail,
      body_text: text,
      template: 'reminder',
      locale: 'fr',
      status: 'shown',
      settled_at: knex.fn.now(),
    })
    .onConflict('key')
    .ignore();
}
