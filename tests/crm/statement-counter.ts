import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

export interface StatementCounter {
  /** Address of the database through the counter. */
  readonly url: string;
  /** Statements sent while `work` ran. */
  readonly count: (work: () => Promise<unknown>) => Promise<number>;
  readonly close: () => void;
}

/**
 * Stands between Directus and Postgres and counts what is asked: `Q` is a simple query, `E` the
 * execution of a prepared one. Nothing else tells from outside how many round trips a screen costs.
 */
export async function countStatements(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl);
  let statements = 0;
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    const read = messageReader((type) => {
      if (type === 'Q' || type === 'E') statements += 1;
    });
    client.on('data', read);
    client.pipe(database).pipe(client);
    for (const socket of [client, database]) socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    close: () => server.close(),
    count: async (work) => {
      const before = statements;
      await work();
      return statements - before;
    },
  };
}

/** Cuts the stream into messages: a type, a length that counts itself; the first has no type. */
function messageReader(onMessage: (type: string) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let isStarted = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) return;
      const size = head + rest.readUInt32BE(head);
      if (rest.length < size) return;
      if (isStarted) onMessage(String.fromCharCode(rest[0] ?? 0));
      isStarted = true;
      rest = rest.subarray(size);
    }
  };
}
