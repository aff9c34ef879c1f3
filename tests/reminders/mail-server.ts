import { createServer, type Socket } from 'node:net';

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
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    converse(socket, (message) => {
      const words = answer(message);
      if (words?.startsWith('250')) accepted.push(message);
      return words;
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    accepted,
    to: (wanted) => accepted.filter((message) => message.includes(`To: ${wanted}`)),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function converse(socket: Socket, take: (message: string) => string | null): void {
  let message: string | undefined;
  socket.on('error', () => undefined);
  socket.write('220 prêt\r\n');
  socket.on('data', (chunk) => {
    const text = String(chunk);
    if (message !== undefined) {
      message += text;
      if (!message.endsWith('\r\n.\r\n')) return;
      const words = take(message);
      message = undefined;
      if (words) socket.write(`${words}\r\n`);
    } else if (/^DATA/i.test(text)) {
      message = '';
      socket.write('354 allez\r\n');
    } else if (/^QUIT/i.test(text)) socket.end('221 au revoir\r\n');
    else socket.write('250 bien\r\n');
  });
}
