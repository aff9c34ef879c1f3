import type { AddressInfo } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';

export interface ImapServer {
  readonly port: number;
  readonly deliver: (raw: string) => void;
  readonly close: () => Promise<void>;
}

/** A real IMAP server of somebody else's making, in memory. */
export async function startImap(login: { user: string; password: string }): Promise<ImapServer> {
  const server = hoodiecrow({
    plugins: ['ID', 'IDLE', 'NAMESPACE', 'ENABLE'],
    storage: { INBOX: { messages: [] } },
    users: { [login.user]: { password: login.password } },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    deliver: (raw) => server.appendMessage('INBOX', [], '20-Nov-2025 09:00:00 +0100', raw),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
