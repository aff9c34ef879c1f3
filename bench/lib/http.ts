import { Agent, request as send } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly token?: string;
  readonly body?: unknown;
  /** Sent as it is, instead of a body turned into JSON. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request on a kept connection; the answer is read to its end. @throws on any refusal */
export function call({ method, url, token, body, headers, ...given }: Call): Promise<string> {
  const text = body === undefined ? given.text : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const outgoing = send(url, {
      agent,
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(text ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const content = Buffer.concat(chunks).toString('utf8');
        if ((answer.statusCode ?? 500) < 400) resolve(content);
        else reject(new Error(`${method} ${url}: ${answer.statusCode} ${content.slice(0, 500)}`));
      });
    });
    outgoing.end(text);
  });
}

export function closeConnections(): void {
  agent.destroy();
}
