import { type IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

export interface UpgradingServer {
  prependListener(
    event: 'upgrade',
    listener: (request: IncomingMessage, socket: Duplex) => void,
  ): void;
}

/** @throws Error when Directus announces something else than its HTTP server: connections would go unwatched */
export function upgradingServer(value: unknown): UpgradingServer {
  if (value instanceof Server) return value;
  throw new Error(
    'The server that has started is no HTTP server: live connections cannot be refused.',
  );
}

/** Ends an opening WebSocket before Directus looks at it; it drops sockets that are over. */
export function refuseUpgrade(
  server: UpgradingServer,
  isRefused: (request: IncomingMessage) => boolean,
): void {
  server.prependListener('upgrade', (request, socket) => {
    if (!isRefused(request)) return;
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    socket.destroy();
  });
}
