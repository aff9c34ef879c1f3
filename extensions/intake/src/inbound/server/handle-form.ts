import { draftLead } from '@ia/core/acquisition/draft-lead';
import { type Answers, flattenAnswers } from '@ia/core/acquisition/flatten-answers';
import { commonSettings, settingsShape } from '@ia/records/sources/source-settings';
import type { Handler } from './handler.ts';
import { type FormBody, readForm, readJson } from './read-form.ts';
import { recordContact } from './record-contact.ts';
import type { StoredDelivery } from './store/events.ts';

/** A form of a site: every answer counts. */
export const handleSiteForm: Handler = async (delivery) => {
  const fields = await readForm(delivery.headers['content-type'] ?? '', delivery.body);
  return recordAnswers(delivery, { answers: flattenAnswers(fields), channel: 'Site web' });
};

/**
 * JotForm sends the answers twice, as a text and as JSON in `rawRequest`; the questions are its keys
 * that begin with `q` and their number, the rest is its own bookkeeping.
 */
export const handleJotform: Handler = async (delivery) => {
  const form = await readForm(delivery.headers['content-type'] ?? '', delivery.body);
  const answers = flattenAnswers(questionsOf(form));
  return recordAnswers(delivery, { answers, channel: 'JotForm', title: form.formTitle });
};

function questionsOf({ rawRequest, ...rest }: FormBody): FormBody {
  const all = typeof rawRequest === 'string' ? readJson(Buffer.from(rawRequest)) : rest;
  return Object.fromEntries(Object.entries(all).filter(([name]) => /^q\d+_/.test(name)));
}

export interface ReceivedAnswers {
  readonly answers: Answers;
  readonly channel: string;
  readonly title?: unknown;
}

export function recordAnswers(
  delivery: StoredDelivery,
  { answers, channel, title }: ReceivedAnswers,
): ReturnType<Handler> {
  const { fields = {} } = settingsShape('jotform')
    .loose()
    .parse(delivery.settings ?? {});
  const settings = commonSettings(delivery.settings);
  const lead = draftLead({
    answers,
    mapping: fields,
    source: settings.source ?? delivery.source_name,
    channel: settings.channel ?? channel,
  });
  const name = typeof title === 'string' && title !== '' ? title : delivery.source_name;
  const activity = {
    type: 'note',
    subject: `Formulaire « ${name} »`,
    body: [...answers].map(([question, answer]) => `${question} : ${answer}`).join('\n'),
    occurred_at: delivery.received_at,
    status: 'done',
    external_id: `inbound:${delivery.id}`,
  } as const;
  return Promise.resolve((unit) => recordContact(unit, delivery, { lead, activity }));
}
