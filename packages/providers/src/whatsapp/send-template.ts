import { z } from 'zod';
import type { AllowedHosts } from '../outbound/allowed-hosts.ts';
import { outboundClient } from '../outbound/outbound-client.ts';
import { ProviderError } from '../provider-error.ts';

export interface WhatsappAccess {
  readonly baseUrl: string;
  readonly allowedHosts: AllowedHosts;
  readonly accessToken: string;
  /** Of the number that sends, as Meta names it. */
  readonly phoneNumberId: string;
  /** `v23.0` */
  readonly version: string;
}

export interface TemplateMessage {
  /** E.164. */
  readonly to: string;
  readonly template: string;
  /** `fr`, `en_US` */
  readonly language: string;
  /** The variables of the template's text, in their order. */
  readonly parameters: readonly string[];
}

/** developers.facebook.com, WhatsApp Cloud API, messages. */
const accepted = z.object({
  messages: z.array(z.object({ id: z.string().min(1) })).min(1),
});

/**
 * Sends a message by a template Meta has approved: the only kind that may open a conversation.
 * @returns the id of the message (`wamid.…`), which later statuses and answers name
 * @throws ProviderError; uncertain when the connection was lost before the answer
 */
export async function sendWhatsappTemplate(
  { baseUrl, allowedHosts, accessToken, phoneNumberId, version }: WhatsappAccess,
  { to, template, language, parameters }: TemplateMessage,
): Promise<string> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const ask = outboundClient({ service: 'WhatsApp', baseUrl, headers, allowedHosts });
  const components = [
    {
      type: 'body',
      parameters: parameters.map((text) => ({ type: 'text', text })),
    },
  ];
  const { data } = await ask({
    method: 'POST',
    path: `/${version}/${phoneNumberId}/messages`,
    body: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: to.replace('+', ''),
      type: 'template',
      template: {
        name: template,
        language: { code: language },
        ...(parameters.length > 0 && { components }),
      },
    },
  });
  const answer = accepted.safeParse(data);
  const id = answer.data?.messages[0]?.id;
  if (id) return id;
  // It was taken, and we do not know under which name.
  throw new ProviderError('WhatsApp', 'an answer of another shape than documented', {
    isRetryable: false,
    isUncertain: true,
  });
}
