import { z } from 'zod';

/** A message somebody wrote to our number. */
export interface WhatsappMessage {
  readonly kind: 'message';
  readonly id: string;
  /** E.164. */
  readonly from: string;
  readonly name: string | null;
  readonly text: string;
  readonly at: Date;
  /** The message of ours it answers. */
  readonly answers: string | null;
}

/** What became of a message of ours. */
export interface WhatsappStatus {
  readonly kind: 'status';
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
}

const message = z.object({
  id: z.string().min(1),
  from: z.string().regex(/^\d{5,15}$/),
  timestamp: z.string().regex(/^\d{1,12}$/),
  type: z.string(),
  text: z.object({ body: z.string() }).optional(),
  button: z.object({ text: z.string() }).optional(),
  context: z.object({ id: z.string().optional() }).optional(),
});
const status = z.object({
  id: z.string().min(1),
  status: z.string(),
  errors: z.array(z.object({ code: z.number(), title: z.string().default('') })).default([]),
});
const value = z.object({
  contacts: z
    .array(z.object({ wa_id: z.string(), profile: z.object({ name: z.string() }).optional() }))
    .default([]),
  messages: z.array(message).default([]),
  statuses: z.array(status).default([]),
});
const webhook = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })) }),
  ),
});

/**
 * A delivery of the WhatsApp Cloud API (developers.facebook.com, webhooks, `messages`): several
 * messages and statuses at once. Null for what is not documented so.
 */
export function readWhatsappWebhook(
  body: unknown,
): readonly (WhatsappMessage | WhatsappStatus)[] | null {
  const parsed = webhook.safeParse(body);
  if (!parsed.success) return null;
  const values = parsed.data.entry
    .flatMap(({ changes }) => changes)
    .filter(({ field }) => field === 'messages')
    .map((change) => value.safeParse(change.value));
  if (values.some(({ success }) => !success)) return null;
  return values.flatMap(({ data }) => (data ? [...messagesIn(data), ...statusesIn(data)] : []));
}

function messagesIn({ contacts, messages }: z.output<typeof value>): WhatsappMessage[] {
  return messages.map(({ id, from, timestamp, type, text, button, context }) => ({
    kind: 'message',
    id,
    from: `+${from}`,
    name: contacts.find(({ wa_id }) => wa_id === from)?.profile?.name ?? null,
    text: text?.body ?? button?.text ?? `(${type})`,
    at: new Date(Number(timestamp) * 1000),
    answers: context?.id ?? null,
  }));
}

function statusesIn({ statuses }: z.output<typeof value>): WhatsappStatus[] {
  return statuses.map(({ id, status: said, errors }) => {
    const [error] = errors;
    return {
      kind: 'status',
      id,
      status: said,
      reason: error ? `${error.code} ${error.title}`.trim() : null,
    };
  });
}
