import type { Client } from 'pg';
import { insertMissingRows } from '../lib/insert-rows.ts';
import { stableId } from '../lib/stable-id.ts';

/** The id of a sequence that ships, by its key here. */
export const sequenceId = (key: SequenceKey): string => stableId(`reminder-sequence/${key}`);
export const stepId = (key: SequenceKey, position: number): string =>
  stableId(`reminder-step/${key}/${position}`);

type SequenceKey = 'proposal' | 'stale-deal' | 'silent-lead';

const HELLO = 'Bonjour{{#if first_name}} {{first_name}}{{/if}},';
const REGARDS = 'Bien à vous,\n{{sender}}';
const write = (...paragraphs: readonly string[]) => [HELLO, ...paragraphs, REGARDS].join('\n\n');

const common = {
  trigger_stage: null,
  sender: null,
  stop_on_reply: true,
  stop_on_meeting: true,
  work_days: ['1', '2', '3', '4', '5'],
  work_from: '09:00',
  work_to: '18:00',
  skip_holidays: true,
};

/** Only the first works by itself from the start; the others wait to be read and switched on. */
const sequences = [
  {
    id: sequenceId('proposal'),
    name: 'Relance de proposition',
    is_active: true,
    target: 'deal',
    trigger: 'proposal_sent',
    trigger_days: null,
    daily_cap: 50,
    stop_on_stage_change: true,
    ...common,
  },
  {
    id: sequenceId('stale-deal'),
    name: 'Affaire sans nouvelles',
    is_active: false,
    target: 'deal',
    trigger: 'stale_deal',
    trigger_days: 21,
    daily_cap: 20,
    stop_on_stage_change: true,
    ...common,
  },
  {
    id: sequenceId('silent-lead'),
    name: 'Lead sans réponse',
    is_active: false,
    target: 'lead',
    trigger: 'silent_lead',
    trigger_days: 5,
    daily_cap: 20,
    stop_on_stage_change: false,
    ...common,
  },
];

interface StepText {
  readonly delay_days: number;
  readonly channel: 'mail' | 'linkedin_task';
  readonly subject: string | null;
  readonly body: string;
  readonly conditions?: readonly string[];
}

const steps: Readonly<Record<SequenceKey, readonly StepText[]>> = {
  proposal: [
    {
      delay_days: 3,
      channel: 'mail',
      subject: 'Votre avis sur notre proposition',
      body: write(
        'Je vous ai envoyé{{#if proposal_date}} le {{proposal_date}}{{/if}} notre proposition pour « {{deal}} ». Avez-vous pu la lire ?',
        'Je réponds volontiers à vos questions, par retour ou de vive voix : dites-moi quand vous appeler.',
      ),
    },
    {
      delay_days: 4,
      channel: 'mail',
      subject: 'Notre proposition pour {{company}}',
      body: write(
        'Je reviens vers vous au sujet de « {{deal}} ». Si le périmètre, le calendrier ou le budget ne conviennent pas, dites-le-moi : nous pouvons l’ajuster.',
        'Et si ce n’est plus d’actualité, un mot suffit, je n’insisterai pas.',
      ),
    },
    {
      delay_days: 5,
      channel: 'linkedin_task',
      subject: null,
      body: 'Bonjour {{first_name}}, je me permets un mot ici au sujet de notre proposition pour {{company}}. Avez-vous eu le temps de la regarder ? {{sender}}',
      conditions: ['linkedin_known'],
    },
  ],
  'stale-deal': [
    {
      delay_days: 0,
      channel: 'mail',
      subject: 'Où en êtes-vous ?',
      body: write(
        'Nous n’avons pas échangé depuis quelque temps au sujet de « {{deal}} ». Le projet avance-t-il de votre côté ?',
        'Si le moment n’est pas le bon, indiquez-moi simplement quand reprendre contact.',
      ),
    },
  ],
  'silent-lead': [
    {
      delay_days: 0,
      channel: 'mail',
      subject: 'Suite à votre demande',
      body: write(
        'Vous nous avez contactés il y a quelques jours. Avez-vous toujours ce projet{{#if company}} chez {{company}}{{/if}} ?',
        'Répondez à ce message avec deux créneaux qui vous conviennent, je vous appelle.',
      ),
    },
    {
      delay_days: 6,
      channel: 'mail',
      subject: 'Dernier message de ma part',
      body: write(
        'Sans nouvelles de vous, je ne vous relancerai plus. Vous pourrez toujours répondre à ce message le jour où le sujet reviendra.',
      ),
    },
  ],
};

const KEYS: readonly SequenceKey[] = ['proposal', 'stale-deal', 'silent-lead'];

/** Only where there is none yet: a sequence somebody removed does not come back. */
export async function seedReminderSequences(client: Client): Promise<number> {
  const { rows } = await client.query('SELECT FROM reminder_sequences LIMIT 1');
  if (rows.length > 0) return 0;
  const written = await insertMissingRows(client, 'reminder_sequences', sequences);
  const stepRows = KEYS.flatMap((key) =>
    steps[key].map(({ conditions = [], ...step }, index) => ({
      id: stepId(key, index + 1),
      sequence: sequenceId(key),
      position: index + 1,
      ...step,
      conditions,
    })),
  );
  return written + (await insertMissingRows(client, 'reminder_steps', stepRows));
}
