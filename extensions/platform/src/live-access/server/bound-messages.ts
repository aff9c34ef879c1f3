/** A server of WebSocket connections, of the package `ws`. */
export interface MessageServer {
  readonly options: { maxPayload?: number | undefined };
}

/**
 * Bytes of a message; a longer one ends its connection. Directus writes each message as JSON before anybody
 * looks at it, outside of what it catches (11.17.4): some five thousand lists in lists end the process.
 */
const MAX_BYTES = 4096;

/** Holds for the connections opened from now on. */
export function boundMessages(servers: readonly MessageServer[]): void {
  for (const { options } of servers) options.maxPayload = MAX_BYTES;
}
