import { waitUntil } from '../../scripts/lib/wait.ts';
import { Api } from '../harness/api.ts';
import { type Platform, signIn } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';

export interface ReminderRow {
  readonly id: string;
  readonly enrolment: string;
  readonly position: number;
  readonly channel: string;
  readonly status: string;
  readonly reason: string | null;
  readonly note: string | null;
  readonly due_at: Date;
  readonly sent_at: Date | null;
  readonly attempts: number;
  readonly message_id: string | null;
  readonly activity: string | null;
}

interface Step {
  readonly channel?: string;
  readonly delay_days?: number;
  readonly subject?: string;
  readonly body?: string;
  readonly subject_en?: string;
  readonly body_en?: string;
  readonly whatsapp_template?: string;
  readonly whatsapp_language?: string;
}

const ALWAYS = {
  work_days: ['1', '2', '3', '4', '5', '6', '7'],
  work_from: '00:00',
  work_to: '23:59',
  skip_holidays: false,
  daily_cap: 1000,
  is_active: true,
};
const LETTER = {
  subject: 'Suite à notre échange',
  body: 'Bonjour {{first_name}},\n\nDes nouvelles ?',
};

let drawn = 0;

/** Sequences that may send at any hour, people to remind, and the clock moved where it has to be. */
export async function remindersOf(platform: Platform) {
  const api = new Api(platform.url, await signIn(platform.url, ADMIN_EMAIL));
  const rows = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await platform.database.query(text, values)).rows as Row[];

  const sequence = async (
    target: 'lead' | 'deal',
    steps: readonly Step[] = [{}],
    more: Record<string, unknown> = {},
  ): Promise<string> => {
    drawn += 1;
    const { id } = await api.request<{ id: string }>('POST', '/items/reminder_sequences', {
      name: `Séquence ${drawn}`,
      target,
      trigger: 'manual',
      ...ALWAYS,
      ...more,
      steps: steps.map((step, index) => ({
        position: index + 1,
        channel: 'mail',
        delay_days: 0,
        ...LETTER,
        ...step,
      })),
    });
    return id;
  };

  const lead = async (more: Record<string, unknown> = {}) => {
    drawn += 1;
    const email = `personne${drawn}@relance.example.com`;
    const { id } = await api.request<{ id: string }>('POST', '/items/leads', {
      first_name: 'Inès',
      last_name: 'Roy',
      company_name: 'Verrerie Roy',
      email,
      status: 'contacted',
      ...more,
    });
    return { id, email: typeof more.email === 'string' ? more.email : email };
  };

  const deal = async (more: Record<string, unknown> = {}) => {
    drawn += 1;
    const email = `contact${drawn}@relance.example.com`;
    const make = (collection: string, body: Record<string, unknown>) =>
      api.request<{ id: string }>('POST', `/items/${collection}`, body);
    const account = (await make('accounts', { name: `Atelier ${drawn}`, status: 'prospect' })).id;
    const contact = (
      await make('contacts', { account, first_name: 'Paul', last_name: 'Noir', ...more })
    ).id;
    await make('contact_emails', { account, contact, email, is_primary: true });
    const id = (
      await make('deals', {
        account,
        contact,
        name: `Affaire ${drawn}`,
        stage: 'prospect',
        amount: 100_000,
        expected_close_on: '2027-06-01',
      })
    ).id;
    return { id, email, contact, account };
  };

  const start = (body: Record<string, unknown>) =>
    api.request<{ enrolment: string; reminder: string }>('POST', '/crm/reminders', body);
  const of = (enrolment: string) =>
    rows<ReminderRow>(
      'select * from reminders where enrolment = $1 order by position, date_created',
      [enrolment],
    );
  /** Runs the job of the minute now; the schedule would within sixty seconds. */
  const tick = () =>
    platform.database.query(
      `insert into pgboss.job (name, data) values ('crm.send-reminders', '{}')`,
    );
  const until = async (
    enrolment: string,
    isThere: (found: readonly ReminderRow[]) => boolean,
    log: () => string = platform.directus.log,
  ) => {
    await waitUntil(async () => isThere(await of(enrolment)), {
      timeoutMs: 40_000,
      what: 'the reminders to get there',
      explain: log,
    });
    return of(enrolment);
  };
  /** Sends what is due of one sequence at work and waits for its first step to be settled. */
  const run = async (enrolment: string) => {
    await tick();
    return until(enrolment, ([first]) => !['planned', 'claimed'].includes(first?.status ?? ''));
  };
  return { api, rows, sequence, lead, deal, start, of, tick, until, run };
}

export type Reminders = Awaited<ReturnType<typeof remindersOf>>;
