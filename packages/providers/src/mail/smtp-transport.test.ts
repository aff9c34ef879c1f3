import { createServer } from 'node:net';
import smtpTester from 'smtp-tester';
import { afterEach, expect, it } from 'vitest';
import { createSmtpTransport } from './smtp-transport.ts';

const MAIL = {
  messageId: '<11111111-2222-4333-8444-555555555555@agence.example.com>',
  to: 'ines@verrerie.example.com',
  subject: 'Votre espace est ouvert : à bientôt',
  html: '<p>Bonjour Inès</p>',
  text: 'Bonjour Inès',
};

const closing: (() => unknown)[] = [];
afterEach(async () => {
  // Last opened, first closed: a server waits for its connections.
  for (const close of closing.splice(0).reverse()) await close();
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function transportTo(port: number) {
  const transport = createSmtpTransport({
    host: '127.0.0.1',
    port,
    isSecure: false,
    from: 'IA Infinity <bonjour@agence.example.com>',
  });
  closing.push(() => transport.close());
  return transport;
}

it('a mail reaches a real SMTP server with its sender, its parts and its own Message-ID', async () => {
  const port = await freePort();
  const server = smtpTester.init(port);
  closing.push(() => new Promise((resolve) => server.stop(() => resolve(undefined))));
  const received = server.captureOne(MAIL.to, { wait: 5000 });
  await transportTo(port).send(MAIL);
  const { email } = await received;
  expect(email.sender).toBe('bonjour@agence.example.com');
  expect(email.headers['message-id']).toBe(MAIL.messageId);
  expect(email.headers.subject).toBe(MAIL.subject);
  expect(String(email.html).trim()).toBe(MAIL.html);
  expect(String(email.body).trim()).toBe(MAIL.text);
});

it('a server that is away is worth another try', async () => {
  await expect(transportTo(await freePort()).send(MAIL)).rejects.toMatchObject({
    name: 'ProviderError',
    service: 'smtp',
    isRetryable: true,
  });
});

it('a recipient refused for good is not', async () => {
  const port = await freePort();
  const refusing = createServer((socket) => {
    socket.write('220 ready\r\n');
    socket.on('data', (data) => {
      const line = String(data);
      if (/^(EHLO|HELO|MAIL)/i.test(line)) socket.write('250 ok\r\n');
      else if (/^RCPT/i.test(line)) socket.write('550 no such user\r\n');
      else socket.end('221 bye\r\n');
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => refusing.listen(port, '127.0.0.1', resolve));
  closing.push(() => refusing.close());
  await expect(transportTo(port).send(MAIL)).rejects.toMatchObject({ isRetryable: false });
});
