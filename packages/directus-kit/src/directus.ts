import type { Readable } from 'node:stream';
import type { Knex } from 'knex';

/**
 * The part of Directus 11.17.4 the bundles rely on, written down because its own types package is
 * not published with it. Nothing here exists at run time.
 */
export interface Accountability {
  readonly user: string | null;
  readonly role: string | null;
  readonly roles: readonly string[];
  readonly admin: boolean;
  readonly app: boolean;
  readonly ip: string | null;
  readonly userAgent?: string;
  readonly origin?: string;
  /** Token of the session in `directus_sessions`, when the caller came with a session. */
  readonly session?: string;
}

export type Row = Record<string, unknown>;
export type PrimaryKey = string;
declare const schemaBrand: unique symbol;
/** Opaque: only passed from Directus back to Directus. */
export type Schema = { readonly [schemaBrand]: true };

export interface Query {
  readonly fields?: readonly string[];
  readonly filter?: Row;
  readonly sort?: readonly string[];
  readonly limit?: number;
  readonly page?: number;
  readonly aggregate?: Readonly<Record<string, readonly string[]>>;
  readonly group?: readonly string[];
}

export interface ServiceOptions {
  readonly schema: Schema;
  readonly knex?: Knex;
  /** `null` means with every right: say why in a comment. */
  readonly accountability?: Accountability | null;
}

/** What Directus tells of a write that is done: to live screens, flows and action hooks. */
export interface ActionEvent {
  readonly event: string | readonly string[];
  readonly meta: Row;
  readonly context: EventContext;
}

export interface MutationOptions {
  /** Takes what would be told at once, to be told when the transaction is committed. */
  readonly bypassEmitAction?: (event: ActionEvent) => void;
}

export interface ItemsService {
  createOne(data: Row, options?: MutationOptions): Promise<PrimaryKey>;
  createMany(data: readonly Row[], options?: MutationOptions): Promise<PrimaryKey[]>;
  readOne(key: PrimaryKey, query?: Query): Promise<Row>;
  readByQuery(query: Query): Promise<Row[]>;
  updateOne(key: PrimaryKey, data: Row, options?: MutationOptions): Promise<PrimaryKey>;
  updateMany(
    keys: readonly PrimaryKey[],
    data: Row,
    options?: MutationOptions,
  ): Promise<PrimaryKey[]>;
  deleteOne(key: PrimaryKey): Promise<PrimaryKey>;
}

export interface AuthenticationService {
  refresh(
    token: string,
    options: { readonly session: boolean },
  ): Promise<{ accessToken: string; refreshToken: string; expires: number; id?: string }>;
}

export interface FilesService {
  /** Writes the bytes and the record; of a record that is there already, the bytes anew. */
  uploadOne(stream: Readable, data: Row, key?: PrimaryKey): Promise<PrimaryKey>;
  /** The records and their bytes. */
  deleteMany(keys: PrimaryKey[]): Promise<PrimaryKey[]>;
}

export interface Services {
  readonly FilesService: new (options: ServiceOptions) => FilesService;
  readonly ItemsService: new (collection: string, options: ServiceOptions) => ItemsService;
  readonly UsersService: new (options: ServiceOptions) => ItemsService;
  readonly AuthenticationService: new (options: ServiceOptions) => AuthenticationService;
}

export interface Logger {
  info(message: unknown, text?: string): void;
  warn(message: unknown, text?: string): void;
  error(message: unknown, text?: string): void;
  debug(message: unknown, text?: string): void;
}

export interface ExtensionContext {
  readonly services: Services;
  readonly database: Knex;
  readonly env: Readonly<Record<string, unknown>>;
  readonly logger: Logger;
  readonly getSchema: (options?: { readonly database?: Knex }) => Promise<Schema>;
  readonly emitter: {
    emitFilter<Payload>(event: string, payload: Payload, meta?: Row): Promise<Payload>;
    emitAction(event: string | readonly string[], meta: Row, context?: EventContext): void;
  };
}

export interface EventContext {
  readonly database: Knex;
  readonly schema: Schema | null;
  readonly accountability: Accountability | null;
}

export interface HookRegister {
  filter<Payload>(
    event: string,
    handler: (payload: Payload, meta: Row, context: EventContext) => unknown,
  ): void;
  action(event: string, handler: (meta: Row, context: EventContext) => unknown): void;
  init(event: string, handler: (meta: { readonly app: App }) => unknown): void;
}

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly originalUrl: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
  readonly rawBody?: Buffer;
  readonly ip?: string;
  readonly socket: { readonly remoteAddress?: string };
  readonly accountability?: Accountability;
  readonly schema?: Schema;
  /** The query as Directus understood it. */
  readonly sanitizedQuery?: Row;
  /** Known once the route of a collection was entered. */
  readonly collection?: string;
}

export interface HttpResponse extends NodeJS.WritableStream {
  readonly headersSent: boolean;
  readonly statusCode: number;
  status(code: number): HttpResponse;
  set(name: string, value: string): HttpResponse;
  setHeader(name: string, value: string): unknown;
  getHeader(name: string): unknown;
  removeHeader(name: string): void;
  writeHead: (...head: unknown[]) => HttpResponse;
  json(body: unknown): HttpResponse;
  send(body?: string | Buffer): HttpResponse;
  cookie(name: string, value: string, options: Row): HttpResponse;
}

export type Next = (error?: unknown) => void;
export type Middleware = (request: HttpRequest, response: HttpResponse, next: Next) => unknown;
export type ErrorMiddleware = (
  error: unknown,
  request: HttpRequest,
  response: HttpResponse,
  next: Next,
) => unknown;

export interface App {
  use(...handlers: readonly (Middleware | ErrorMiddleware)[]): void;
}

export interface Router {
  get(path: string, handler: Middleware): void;
  post(path: string, handler: Middleware): void;
  patch(path: string, handler: Middleware): void;
  delete(path: string, handler: Middleware): void;
}

export type Hook = (register: HookRegister, context: ExtensionContext) => void;
export interface Endpoint {
  readonly id: string;
  readonly handler: (router: Router, context: ExtensionContext) => void;
}
