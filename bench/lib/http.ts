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

/** The server has too much to do: nothing of the request was done. */
export class Pressed extends Error {
  readonly waitMs: number;

  constructor(retryAfter: string | undefined) {
    super('The server is under pressure.');
    this.waitMs = Number(retryAfter ?? 1) * 1000;
  }
}

/**
 * One request on a kept connection; the answer is read to its end. A connection the server closed
 * while it was kept says so only once it is used: the request then goes by another. @throws Pressed,
 * and on any other refusal
 */
export function call(asked: Call): Promise<string> {
  const { method, url, token, body, headers, ...given } = asked;
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
    outgoing.on('error', (error) => {
      const wasClosed = 'code' in error && error.code === 'ECONNRESET' && outgoing.reusedSocket;
      if (wasClosed) call(asked).then(resolve, reject);
      else reject(error);
    });
    outgoing.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const content = Buffer.concat(chunks).toString('utf8');
        if ((answer.statusCode ?? 500) < 400) resolve(content);
        else if (answer.statusCode === 503 && content.includes('Under pressure'))
          reject(new Pressed(answer.headers['retry-after']));
        else reject(new Error(`${method} ${url}: ${answer.statusCode} ${content.slice(0, 500)}`));
      });
    });
    outgoing.end(text);
  });
}

export function closeConnections(): void {
  agent.destroy();
}
