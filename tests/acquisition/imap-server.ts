import type { AddressInfo } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';

export interface ImapServer {
  readonly port: number;
  /** `day`: when the server received it, as IMAP writes it. */
  readonly deliver: (raw: string, day?: string) => void;
  /** Has the server answer NO when it is asked for this mail. */
  readonly refuse: (uid: number) => void;
  readonly close: () => Promise<void>;
}

/** A real IMAP server of somebody else's making, in memory. */
export async function startImap(login: { user: string; password: string }): Promise<ImapServer> {
  const server = hoodiecrow({
    plugins: ['ID', 'IDLE', 'NAMESPACE', 'ENABLE'],
    storage: { INBOX: { messages: [] } },
    users: { [login.user]: { password: login.password } },
  });
  const refused = new Set<string>();
  const fetch = server.getCommandHandler('UID FETCH');
  server.setCommandHandler('UID FETCH', (connection, parsed, data, callback) => {
    if (!refused.has(String(parsed.attributes?.[0]?.value))) {
      fetch(connection, parsed, data, callback);
      return;
    }
    const attributes = [{ type: 'TEXT', value: 'The server cannot read this message' }];
    connection.send({ tag: parsed.tag, command: 'NO', attributes }, 'REFUSED', parsed, data);
    callback();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    deliver: (raw, day = '20-Nov-2025') =>
      server.appendMessage('INBOX', [], `${day} 09:00:00 +0100`, raw),
    refuse: (uid) => refused.add(String(uid)),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
