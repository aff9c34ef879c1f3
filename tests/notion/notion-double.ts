import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Client, PageObjectResponse } from '@notionhq/client';
import { cut, listAnswer, queryAnswer, searchAnswer, tableAnswer } from './notion-answers.ts';

type GetPageMarkdownResponse = Awaited<ReturnType<Client['pages']['retrieveMarkdown']>>;

export interface DoubleTable {
  readonly title: string;
  /** Type by name of the column. */
  columns: Record<string, string>;
  /** Made for each answer: addresses of files are signed anew. */
  pages: ((double: NotionDouble) => PageObjectResponse)[];
}

/** What the next answers are, before anything is looked up. */
interface Failure {
  readonly status: number;
  readonly code: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Notion, as its own client speaks to it (API 2025-09-03); in the shapes of that client. */
export class NotionDouble {
  readonly tables = new Map<string, DoubleTable>();
  readonly markdown = new Map<string, (host: NotionDouble) => Partial<GetPageMarkdownResponse>>();
  readonly files = new Map<string, Buffer>();
  /** Pages the integration may not see. */
  readonly hidden = new Set<string>();
  readonly asked: string[] = [];
  readonly failures: Failure[] = [];
  token = `ntn_${'a'.repeat(46)}`;
  isDown = false;
  isReached = false;
  #gate: { readonly path: RegExp; after: number; readonly reached: () => void } | null = null;
  #held: (() => void)[] = [];
  #signature = 1;
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** An address as Notion signs them. */
  fileUrl(path: string): string {
    return `${this.url}/files/${path}?X-Amz-Expires=3600&X-Amz-Signature=${this.#signature}`;
  }

  /** The hour is over: the addresses given so far are dead. */
  expireFiles(): void {
    this.#signature += 1;
  }

  /** Holds what is asked of this path, from the nth time on, and tells when something is. */
  hold(path: RegExp, nth = 1): Promise<void> {
    this.isReached = false;
    return new Promise((resolve) => {
      const reached = () => {
        this.isReached = true;
        resolve();
      };
      this.#gate = { path, after: nth, reached };
    });
  }

  release(): void {
    this.#gate = null;
    for (const go of this.#held.splice(0)) go();
  }

  count(path: RegExp): number {
    return this.asked.filter((one) => path.test(one)).length;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const asked = `${request.method} ${url.pathname}`;
    this.asked.push(asked);
    if (this.isDown) return void request.socket.destroy();
    const gate = this.#gate;
    if (gate?.path.test(decodeURI(asked))) gate.after -= 1;
    if (gate && gate.after <= 0 && gate.path.test(decodeURI(asked))) {
      gate.reached();
      await new Promise<void>((resolve) => this.#held.push(resolve));
    }
    if (url.pathname.startsWith('/files/')) return this.#sendFile(url, response);
    const failure = this.failures.shift();
    if (failure) return sendError(response, failure);
    if (request.headers.authorization !== `Bearer ${this.token}`) {
      return sendError(response, { status: 401, code: 'unauthorized' });
    }
    const body = await readJson(request);
    const found = this.#find(url, body);
    if (!found) return sendError(response, { status: 404, code: 'object_not_found' });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
  }

  #find(url: URL, body: Record<string, unknown>): object | null {
    const [, , kind, id = '', what, property] = url.pathname.split('/');
    if (kind === 'search') return searchAnswer(this.tables);
    if (kind === 'data_sources') {
      const table = this.tables.get(id);
      if (!table) return null;
      return what === 'query' ? queryAnswer(this.#pagesOf(table), body) : tableAnswer(id, table);
    }
    if (this.hidden.has(id)) return null;
    if (what === 'markdown') return this.#markdownOf(id);
    const page = this.#pageOf(id);
    if (!page) return null;
    if (what === 'properties') return listAnswer(page, decodeURIComponent(property ?? ''), url);
    return cut(page);
  }

  #pageOf(id: string): PageObjectResponse | null {
    for (const table of this.tables.values()) {
      const found = this.#pagesOf(table).find((page) => page.id === id);
      if (found) return found;
    }
    return null;
  }

  #markdownOf(id: string): GetPageMarkdownResponse | null {
    const found = this.markdown.get(id);
    if (!found) return null;
    return {
      object: 'page_markdown',
      id,
      markdown: '',
      truncated: false,
      unknown_block_ids: [],
      ...found(this),
    };
  }

  #sendFile(url: URL, response: ServerResponse): void {
    const file = this.files.get(decodeURIComponent(url.pathname.slice('/files/'.length)));
    const isAlive = url.searchParams.get('X-Amz-Signature') === String(this.#signature);
    if (!file || !isAlive) return void response.writeHead(file ? 403 : 404).end();
    response.writeHead(200, { 'content-type': 'application/pdf' }).end(file);
  }

  #pagesOf(table: DoubleTable): readonly PageObjectResponse[] {
    return table.pages.map((make) => make(this));
  }
}

function sendError(response: ServerResponse, { status, code, headers }: Failure): void {
  const body = { object: 'error', status, code, message: `double: ${code}` };
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
