import { createVerify, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { sheets_v4 } from '@ia/providers/google/sheets-client';

export type Cell = string | number | boolean;

export interface Tab {
  title: string;
  rows: Cell[][];
  /** Columns whose numbers are shown in percent. */
  percents?: number[];
}

interface Trouble {
  readonly status: number;
  readonly message?: string;
  readonly headers?: Record<string, string>;
}

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export const ROBOT = 'sync@agence.iam.gserviceaccount.com';
export const SPREADSHEET = '1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms';
/** As Google gives it to the owner of a service account. */
export const SERVICE_ACCOUNT = JSON.stringify({
  type: 'service_account',
  project_id: 'agence',
  private_key: privateKey,
  client_email: ROBOT,
  token_uri: 'https://oauth2.googleapis.com/token',
});

const TOKEN = 'ya29.for-the-tests';

/**
 * What Google answers for one spreadsheet, with its words of refusal; spoken to by the official
 * client only. Answers are checked against the client's own types.
 */
export class SheetsDouble {
  tabs: Tab[] = [];
  /** Whether the sheet is still shared, there at all, and the key good. */
  state: 'shared' | 'private' | 'deleted' | 'revoked' | 'down' = 'shared';
  /** What the next requests get instead of an answer, in turn. */
  readonly troubles: Trouble[] = [];
  /** Called before each page is answered, with its number from 1. */
  onPage: (page: number) => void = () => undefined;
  readonly requests: string[] = [];
  #pages = 0;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.url;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get settings(): Record<string, string> {
    return { GOOGLE_API_URL: this.url, GOOGLE_TOKEN_URL: `${this.url}/token` };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** One tab of this title, and nothing amiss. */
  show(title: string, rows: Cell[][]): void {
    this.tabs = [{ title, rows }];
    this.state = 'shared';
    this.troubles.length = 0;
    this.onPage = () => undefined;
    this.requests.length = 0;
    this.#pages = 0;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://double');
    const body = await read(request);
    this.requests.push(`${request.method} ${url.pathname}`);
    if (this.state === 'down') return void request.socket.destroy();
    const trouble = this.troubles.shift();
    if (trouble) return refuse(response, trouble);
    if (url.pathname === '/token') return this.#giveToken(response, body);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) {
      return refuse(response, { status: 401, message: 'Request had invalid credentials.' });
    }
    if (this.state === 'private') {
      return refuse(response, { status: 403, message: 'The caller does not have permission' });
    }
    const isKnown = url.pathname.startsWith(`/v4/spreadsheets/${SPREADSHEET}`);
    if (this.state === 'deleted' || !isKnown) {
      return refuse(response, { status: 404, message: 'Requested entity was not found.' });
    }
    if (url.pathname.endsWith('/values:batchGet')) return this.#giveValues(response, url);
    const [formats] = url.searchParams.getAll('ranges');
    send(response, formats ? this.#formats(formats) : this.#spreadsheet());
  }

  #giveToken(response: ServerResponse, body: string): void {
    const form = new URLSearchParams(body);
    const assertion = form.get('assertion') ?? '';
    const [head = '', claims = '', signature = ''] = assertion.split('.');
    const isSigned = createVerify('RSA-SHA256')
      .update(`${head}.${claims}`)
      .verify(publicKey, signature, 'base64url');
    const told = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
    const isGood =
      form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer' &&
      isSigned &&
      told.iss === ROBOT &&
      told.scope === 'https://www.googleapis.com/auth/spreadsheets.readonly';
    if (!isGood || this.state === 'revoked') {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ error: 'invalid_grant', error_description: 'Invalid JWT Signature.' }),
      );
      return;
    }
    send(response, { access_token: TOKEN, expires_in: 3599, token_type: 'Bearer' });
  }

  #spreadsheet() {
    return {
      spreadsheetId: SPREADSHEET,
      properties: { title: 'Suivi commercial' },
      sheets: this.tabs.map(({ title, rows }, index) => ({
        properties: {
          sheetId: index,
          title,
          index,
          sheetType: 'GRID',
          gridProperties: { rowCount: Math.max(rows.length, 2), columnCount: 26 },
        },
      })),
    } satisfies sheets_v4.Schema$Spreadsheet;
  }

  #formats(range: string) {
    const { tab, values = [] } = this.#range(range) ?? {};
    const formatOf = (at: number) => (tab?.percents?.includes(at) ? 'PERCENT' : undefined);
    const rowData = values.map((row) => ({
      values: row.map((_, at) => ({
        ...(formatOf(at) && { effectiveFormat: { numberFormat: { type: formatOf(at) } } }),
      })),
    }));
    return { sheets: [{ data: [{ rowData }] }] } satisfies sheets_v4.Schema$Spreadsheet;
  }

  #giveValues(response: ServerResponse, url: URL): void {
    this.#pages += 1;
    this.onPage(this.#pages);
    const ranges: sheets_v4.Schema$ValueRange[] = [];
    for (const range of url.searchParams.getAll('ranges')) {
      const found = this.#range(range);
      if (!found) {
        refuse(response, { status: 400, message: `Unable to parse range: ${range}` });
        return;
      }
      const { tab: _tab, ...values } = found;
      ranges.push(values);
    }
    send(response, {
      spreadsheetId: SPREADSHEET,
      valueRanges: ranges,
    } satisfies sheets_v4.Schema$BatchGetValuesResponse);
  }

  /** Whole rows, `'tab'!2:5001`: empty ends of rows and of the range are left out, as Google does. */
  #range(range: string) {
    const [, quoted = '', from, to] = /^'((?:[^']|'')*)'!(\d+):(\d+)$/.exec(range) ?? [];
    const tab = this.tabs.find(({ title }) => title === quoted.replaceAll("''", "'"));
    if (!tab) return null;
    const values = tab.rows.slice(Number(from) - 1, Number(to)).map(withoutEnd);
    while (values.at(-1)?.length === 0) values.pop();
    return { tab, range, majorDimension: 'ROWS', ...(values.length > 0 && { values }) };
  }
}

function withoutEnd(row: Cell[]): Cell[] {
  const cells = [...row];
  while (cells.at(-1) === '') cells.pop();
  return cells;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, body: object): void {
  const packed = gzipSync(JSON.stringify(body), { level: 1 });
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  response.end(packed);
}

const WORDS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  503: 'UNAVAILABLE',
};

function refuse(response: ServerResponse, { status, message = '', headers = {} }: Trouble): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: { code: status, message, status: WORDS[status] } }));
}
