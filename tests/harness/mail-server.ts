import { SMTPServer } from 'smtp-server';

export interface MailServer {
  readonly port: number;
  /** Whole messages accepted, in their order. */
  readonly accepted: string[];
  readonly to: (address: string) => string[];
  readonly close: () => Promise<void>;
}

/**
 * A mail server that keeps what it accepts; `answer` is what it says once it has a message, nothing to
 * leave the sender waiting.
 */
export async function startMailServer(
  answer: (message: string) => string | null = () => '250 reçu',
  port = 0,
): Promise<MailServer> {
  const accepted: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const message = Buffer.concat(chunks).toString('utf8');
        const words = answer(message);
        if (words === null) return;
        if (!words.startsWith('250')) {
          const [code = '', ...rest] = words.split(' ');
          done(Object.assign(new Error(rest.join(' ')), { responseCode: Number(code) }));
          return;
        }
        accepted.push(message);
        done(null, words.slice(4));
      });
    },
  });
  // A sender that is killed in the middle is what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    accepted,
    to: (wanted) => accepted.filter((message) => message.includes(`To: ${wanted}`)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
