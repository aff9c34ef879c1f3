import { type FiledWord, filedText } from '@ia/core/messages/filed-words';
import { z } from 'zod';

const text = z.string().nullish().catch(null);
const titled = z.object({ title: text, description: text }).nullish().catch(null);
const media = z.object({ caption: text, filename: text }).nullish().catch(null);

/** The part of a message that is its words, by type; what is of another shape is no words. */
export const messageContent = z.object({
  type: z.string().catch('unknown'),
  text: z.object({ body: text }).nullish().catch(null),
  button: z.object({ text, payload: text }).nullish().catch(null),
  interactive: z
    .object({ type: text, button_reply: titled, list_reply: titled })
    .nullish()
    .catch(null),
  edit: z
    .object({ message: z.object({ text: z.object({ body: text }).nullish().catch(null) }) })
    .nullish()
    .catch(null),
  image: media,
  video: media,
  document: media,
  reaction: z.object({ emoji: text }).nullish().catch(null),
  location: z.object({ name: text, address: text }).nullish().catch(null),
  system: z.object({ body: text, wa_id: text, new_wa_id: text, type: text }).nullish().catch(null),
});

export type MessageContent = z.output<typeof messageContent>;

/** What kind of thing was sent, where it has no words of its own. */
const KINDS: Readonly<Record<string, FiledWord>> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'audio',
  document: 'document',
  sticker: 'sticker',
  location: 'location',
  contacts: 'contacts',
  reaction: 'reaction',
  order: 'order',
  interactive: 'formAnswer',
  unsupported: 'notForwarded',
  unknown: 'notForwarded',
};

/** A message in words: what was written or chosen, else what kind of thing was sent. */
export function textOfMessage(message: MessageContent): string {
  const { type, button, interactive, reaction, location, system } = message;
  if (type === 'system') return noticeOf(system);
  const chosen = interactive?.button_reply ?? interactive?.list_reply;
  const written = [
    message.text?.body,
    message.edit?.message.text?.body,
    button?.text ?? button?.payload,
    chosen?.title,
    (message.image ?? message.video ?? message.document)?.caption,
  ].find((words) => words?.trim());
  if (written) return written;
  const more = [message.document?.filename, reaction?.emoji, location?.name, location?.address];
  const detail = more.filter(Boolean).join(', ');
  const kind = KINDS[type];
  return `(${[kind ? filedText(kind, 'fr') : type, detail].filter(Boolean).join(' : ')})`;
}

function noticeOf(system: MessageContent['system']): string {
  const number = (system?.new_wa_id ?? system?.wa_id ?? '').replace(/\D/g, '');
  const words = system?.body?.trim();
  if (number) return filedText('numberChanged', 'fr', `+${number}`);
  return words || filedText('whatsappNotice', 'fr');
}
