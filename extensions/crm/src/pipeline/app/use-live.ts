import { useApi } from '@directus/extensions-sdk';
import { onBeforeUnmount, onMounted, type Ref, ref } from 'vue';
import type { Touched, TouchedDeal } from './merge-board.ts';
import { readLiveMessage } from './read-live-message.ts';

const GATHER_MS = 400;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000];
/** Without a socket (a proxy that refuses it) the board is asked again at this pace. */
const POLL_MS = 20_000;

interface LiveOptions {
  readonly onDeals: (touched: Touched) => void;
  readonly onStages: () => void;
}

/**
 * Hears of other people's changes through Directus' own socket. The browser sends the session
 * cookie of the app with it, so it opens with the rights of the person who looks; when the session
 * was renewed the socket closes and is opened again. A hidden page listens to nothing and asks for
 * everything when it shows again.
 */
export function useLive({ onDeals, onStages }: LiveOptions): { isLive: Ref<boolean> } {
  const api = useApi();
  const isLive = ref(false);
  let socket: WebSocket | null = null;
  let attempt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let gather: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setInterval> | undefined;
  let touched = new Map<string, TouchedDeal | null>();
  let hasMissed = false;

  function open(): void {
    if (socket || document.visibilityState === 'hidden') return;
    const line = new WebSocket(socketAddress(api.defaults.baseURL));
    socket = line;
    line.addEventListener('open', () => {
      attempt = 0;
      isLive.value = true;
      subscribe(line);
      if (hasMissed) changed([]);
    });
    line.addEventListener('message', ({ data }) => hear(line, String(data)));
    line.addEventListener('close', () => {
      if (socket !== line) return;
      socket = null;
      isLive.value = false;
      hasMissed = true;
      retry = setTimeout(open, RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]);
      attempt += 1;
    });
  }

  function close(): void {
    const line = socket;
    socket = null;
    isLive.value = false;
    clearTimeout(retry);
    line?.close();
  }

  function hear(line: WebSocket, text: string): void {
    const message = readLiveMessage(text);
    if (message.kind === 'ping') line.send(JSON.stringify({ type: 'pong' }));
    if (message.kind === 'stages') onStages();
    if (message.kind === 'deals') changed(message.rows);
  }

  /** Changes that come together are told together. */
  function changed(rows: readonly (readonly [string, TouchedDeal | null])[]): void {
    for (const [id, row] of rows) touched.set(id, row);
    gather ??= setTimeout(() => {
      const all = touched;
      touched = new Map();
      gather = undefined;
      hasMissed = false;
      onDeals(all);
    }, GATHER_MS);
  }

  function onVisibility(): void {
    if (document.visibilityState === 'hidden') {
      hasMissed = true;
      close();
    } else open();
  }

  onMounted(() => {
    open();
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('online', open);
    poll = setInterval(() => {
      if (!socket && document.visibilityState === 'visible') changed([]);
    }, POLL_MS);
  });
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('online', open);
    clearInterval(poll);
    clearTimeout(gather);
    close();
  });
  return { isLive };
}

function subscribe(line: WebSocket): void {
  const say = (uid: string, collection: string, fields: readonly string[]) =>
    line.send(JSON.stringify({ type: 'subscribe', uid, collection, query: { fields } }));
  say('deals', 'deals', ['id', 'stage', 'position']);
  say('stages', 'deal_stages', ['key']);
}

/** The app may be served under a path: its API's address is the one to start from. */
function socketAddress(base: string | undefined): string {
  const root = new URL(base ?? '../', document.baseURI);
  const address = new URL('websocket', root.href.endsWith('/') ? root : `${root.href}/`);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}
