import { randomUUID } from 'node:crypto';
import { DomainError, isDomainError, messageFor } from '@ia/core';
import { assignAnswers } from '@ia/core/acquisition/assign-answers';
import { readSubmission } from '@ia/core/acquisition/read-submission';
import type { ExtensionContext } from '@ia/directus-kit';
import { runUnit } from '@ia/directus-kit/writing/unit';
import { ProviderError } from '@ia/providers';
import { settingsShape } from '@ia/records/sources/source-settings';
import type { TriedBody, TriedDelivery, TriedRecord } from '../contract.ts';
import { HANDLERS } from './handlers.ts';
import { identifyDelivery } from './identify-delivery.ts';
import type { InboundEnv } from './inbound-env.ts';
import { keptHeaders } from './kept-headers.ts';
import { readForm } from './read-form.ts';
import type { StoredDelivery } from './store/events.ts';
import { findSource, readTried, type TriedSource } from './store/tried.ts';

/**
 * What a delivery would lead to on a source, were it to come now: everything is done as for a real one,
 * in a transaction that is taken back. Nothing is stored, nobody is told.
 * @throws NOT_FOUND
 */
export async function tryDelivery(
  context: ExtensionContext,
  inbound: InboundEnv,
  { id, given, locale }: Attempt,
): Promise<TriedDelivery> {
  const source = await findSource(context.database, id);
  if (!source) throw new DomainError('NOT_FOUND');
  const delivery = await deliveryOf(source, given);
  const told = explain(delivery);
  try {
    const jobContext = { ...context, now: () => new Date(), inbound };
    const write = await HANDLERS[source.kind](delivery, jobContext);
    let record: TriedRecord | null = null;
    const nobody = { accountability: null, schema: await context.getSchema() };
    await runUnit(context, nobody, async (unit) => {
      const links = await write(unit);
      record = await readTried(unit.trx, context.database, links);
      throw new TakenBack();
    }).catch(ignoreTakenBack);
    return { ...told, record, reason: null };
  } catch (error) {
    return { ...told, record: null, reason: reasonOf(error, locale) };
  }
}

export interface Attempt {
  readonly id: string;
  readonly given: TriedBody;
  readonly locale: 'fr' | 'en';
}

class TakenBack extends Error {}

function ignoreTakenBack(error: unknown): void {
  if (!(error instanceof TakenBack)) throw error;
}

async function deliveryOf(
  source: TriedSource,
  { headers: lines, body, body_base64 }: Attempt['given'],
): Promise<StoredDelivery> {
  const bytes = body_base64 ? Buffer.from(body_base64, 'base64') : Buffer.from(body ?? '');
  const headers = keptHeaders(headersOf(lines));
  const now = new Date();
  const gate = { kind: source.kind, settings: source.settings };
  const { eventType } = await identifyDelivery(gate, { headers, body: bytes }, now);
  return {
    ...source,
    id: randomUUID(),
    attempts: 1,
    event_type: eventType,
    received_at: now,
    body: bytes,
    headers,
  };
}

/** Lines of headers; a type alone is one. */
function headersOf(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const [, name, value = ''] = /^\s*([\w-]+)\s*:\s*(.*)$/.exec(line) ?? [];
    return name ? [[name.toLowerCase(), value.trim()]] : [];
  });
  const bare = text.trim();
  if (lines.length === 0 && /^[\w.+-]+\/[\w.+-]+/.test(bare)) return { 'content-type': bare };
  return Object.fromEntries(lines);
}

const FORMS = ['site_form', 'jotform'];

/** What a form says, answer by answer; of other kinds the record says it all. */
function explain({ kind, headers, body, settings }: StoredDelivery) {
  const nothing = { tool: null, answers: [] };
  if (!FORMS.includes(kind)) return nothing;
  try {
    const { tool, answers, told } = readSubmission(readForm(headers['content-type'] ?? '', body));
    const { fields: mapping = {} } = settingsShape('jotform')
      .loose()
      .parse(settings ?? {});
    return { tool, answers: assignAnswers({ answers, told, mapping }) };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return nothing;
  }
}

function reasonOf(error: unknown, locale: Attempt['locale']): TriedDelivery['reason'] {
  if (isDomainError(error)) {
    return { code: error.code, message: messageFor(error.code, error.details, locale) };
  }
  if (!(error instanceof ProviderError)) throw error;
  const details = { value: error.service, hint: error.message.slice(0, 300) };
  const code = error.isRetryable ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_REFUSED';
  return { code, message: messageFor(code, details, locale) };
}
