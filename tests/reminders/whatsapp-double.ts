import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What our side sends, as Meta documents `POST /{phone-number-id}/messages` for a template. */
interface TemplateRequest {
  readonly messaging_product: 'whatsapp';
  readonly recipient_type: 'individual';
  readonly to: string;
  readonly type: 'template';
  readonly template: {
    readonly name: string;
    readonly language: { readonly code: string };
    readonly components?: readonly {
      readonly type: 'body';
      readonly parameters: readonly { readonly type: 'text'; readonly text: string }[];
    }[];
  };
}

/** The answer of the documentation's example. */
interface Accepted {
  readonly messaging_product: 'whatsapp';
  readonly contacts: readonly { readonly input: string; readonly wa_id: string }[];
  readonly messages: readonly { readonly id: string; readonly message_status: 'accepted' }[];
}

export interface WhatsappDouble {
  readonly url: string;
  readonly server: Server;
  readonly sent: {
    readonly path: string;
    readonly token: string;
    readonly body: TemplateRequest;
  }[];
}

/** The Cloud API, as far as reminders ask for it: accepted, or refused with Meta's own error form. */
export async function startWhatsapp(): Promise<WhatsappDouble> {
  const sent: WhatsappDouble['sent'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as TemplateRequest;
      sent.push({ path: request.url ?? '', token: String(request.headers.authorization), body });
      const isKnown = body.template.name === 'suite';
      response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isKnown ? accepted(body.to, sent.length) : unknownTemplate));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, server, sent };
}

export const wamid = (rank: number) => `wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI${rank}`;

const accepted = (to: string, rank: number) =>
  ({
    messaging_product: 'whatsapp',
    contacts: [{ input: to, wa_id: to }],
    messages: [{ id: wamid(rank), message_status: 'accepted' }],
  }) satisfies Accepted;

/** Error 132001 of the documentation. */
const unknownTemplate = {
  error: {
    message: '(#132001) Template name does not exist in the translation',
    type: 'OAuthException',
    code: 132001,
    fbtrace_id: 'AbCdEf',
  },
};

/** A text as the documentation's example webhook tells it, in our words. */
export const receivedText = (from: string, id: string, text: string, answers?: string) =>
  delivered({
    contacts: [{ profile: { name: 'Sheena Nelson' }, wa_id: from }],
    messages: [
      {
        from,
        id,
        timestamp: String(Math.floor(Date.now() / 1000)),
        type: 'text',
        text: { body: text },
        ...(answers && { context: { from: '15550783881', id: answers } }),
      },
    ],
  });

export const failedStatus = (id: string, recipient: string) =>
  delivered({
    statuses: [
      {
        id,
        status: 'failed',
        timestamp: '1749416383',
        recipient_id: recipient,
        errors: [{ code: 131026, title: 'Message undeliverable' }],
      },
    ],
  });

function delivered(value: Record<string, unknown>) {
  const metadata = { display_phone_number: '15550783881', phone_number_id: '106540352242922' };
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [
          { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } },
        ],
      },
    ],
  };
}
