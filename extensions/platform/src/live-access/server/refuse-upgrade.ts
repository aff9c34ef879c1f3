import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

export interface UpgradingServer {
  prependListener(
    event: 'upgrade',
    listener: (request: IncomingMessage, socket: Duplex) => void,
  ): void;
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
