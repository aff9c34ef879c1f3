import { draftConsents } from '@ia/core/acquisition/draft-consents';
import { draftLead } from '@ia/core/acquisition/draft-lead';
import { readSubmission } from '@ia/core/acquisition/read-submission';
import type { ToldAnswers } from '@ia/core/acquisition/walk-answers';
import { commonSettings, settingsShape } from '@ia/records/sources/source-settings';
import { filesOfForm } from './delivery-files.ts';
import type { Handler } from './handler.ts';
import { readForm } from './read-form.ts';
import { recordConsents } from './record-consents.ts';
import { recordContact } from './record-contact.ts';
import type { StoredDelivery } from './store/events.ts';
import { askForFiles } from './store/kept-files.ts';

/** A form of a site: every answer counts. */
export const handleSiteForm: Handler = (delivery) => {
  const form = readForm(delivery.headers['content-type'] ?? '', delivery.body);
  return recordAnswers(delivery, { ...readSubmission(form), channel: 'Site web' });
};

/**
 * JotForm sends the answers twice, as a text and as JSON in `rawRequest`; the questions are its keys
 * that begin with `q` and their number, the rest is its own bookkeeping.
 */
export const handleJotform: Handler = (delivery) => {
  const form = readForm(delivery.headers['content-type'] ?? '', delivery.body);
  const questions = Object.entries(form).filter(([name]) => /^q\d+_/.test(name));
  const read = readSubmission(form.rawRequest ? form : Object.fromEntries(questions));
  return recordAnswers(delivery, { ...read, channel: 'JotForm', title: form.formTitle });
};

export interface ReceivedAnswers extends Pick<ToldAnswers, 'answers'> {
  readonly told?: ToldAnswers['told'];
  readonly channel: string;
  readonly title?: unknown;
}

export function recordAnswers(
  delivery: StoredDelivery,
  { answers, told, channel, title }: ReceivedAnswers,
): ReturnType<Handler> {
  const { fields = {} } = settingsShape('jotform')
    .loose()
    .parse(delivery.settings ?? {});
  const settings = commonSettings(delivery.settings);
  const lead = draftLead({
    answers,
    ...(told && { told }),
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
  const consents = draftConsents({ answers, ...(told && { told }), mapping: fields });
  const { files, links: kept } = filesOfForm(delivery.headers['content-type'] ?? '', delivery.body);
  return Promise.resolve(async (unit) => {
    const links = await recordContact(unit, delivery, { lead, activity });
    await recordConsents(unit, links, { delivery, consents });
    if (links.activity && files.length + kept.length > 0) {
      const waiting = { activity: links.activity, delivery: delivery.id, isForwarded: false };
      await askForFiles(unit.trx, waiting);
    }
    return links;
  });
}
