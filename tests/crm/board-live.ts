import type { Platform } from '../harness/platform.ts';

export interface LiveEvent {
  readonly event: string;
  readonly data: readonly Readonly<Record<string, unknown>>[];
}

export interface LiveLine {
  /** The next event of the subscription that was not taken yet. */
  readonly next: () => Promise<LiveEvent>;
  readonly close: () => void;
}

/** What the board of another person hears, through the same subscription as their screen. */
export async function listenToDeals(platform: Platform, token: string): Promise<LiveLine> {
  const socket = new WebSocket(`${platform.url.replace('http', 'ws')}/websocket`);
  const heard: Message[] = [];
  const waiting: ((message: Message) => void)[] = [];
  socket.addEventListener('message', ({ data }) => {
    const message: Message = JSON.parse(String(data));
    if (message.type === 'ping') return socket.send('{"type":"pong"}');
    const taker = waiting.shift();
    if (taker) taker(message);
    else heard.push(message);
  });
  const take = () => {
    const message = heard.shift();
    return message
      ? Promise.resolve(message)
      : new Promise<Message>((resolve) => waiting.push(resolve));
  };
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  socket.send(JSON.stringify({ type: 'auth', access_token: token }));
  await take();
  const query = { fields: ['id', 'stage', 'position', 'closed_on', 'probability'] };
  socket.send(JSON.stringify({ type: 'subscribe', collection: 'deals', query }));
  await take();
  return {
    close: () => socket.close(),
    next: async () => {
      const { event, data } = await take();
      return { event: event ?? '', data: data ?? [] };
    },
  };
}

interface Message {
  readonly type: string;
  readonly event?: string;
  readonly data?: readonly Readonly<Record<string, unknown>>[];
}
