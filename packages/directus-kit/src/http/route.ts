import type { Knex } from 'knex';
import type { $ZodType } from 'zod/v4/core';
import type {
  ExtensionContext,
  HttpRequest,
  HttpResponse,
  Middleware,
  Router,
} from '../directus.ts';
import type { AuditEntry } from '../writing/record-audit.ts';
import { runUnit, type Unit } from '../writing/unit.ts';
import { answering } from './answering.ts';
import { type FieldsOf, readBody, readParameters } from './read-body.ts';
import { translateError } from './to-directus-error.ts';
import type { Visitor, Who } from './who.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** What a route takes of a query: a shape, or a function that reads one with the rules of its subject. */
type QueryReader<Query> = $ZodType<Query> | ((query: unknown, now: Date) => Query);

/** No contract to read: nothing is answered (204), or the work sends a file or a page by itself. */
export type Unread = 'empty' | 'file';

interface Declaration<Person extends Visitor, Params, Query, Body, Settings, Answer> {
  readonly method: Method;
  readonly path: `/${string}`;
  readonly who: Who<Person>;
  readonly params?: $ZodType<Params>;
  readonly query?: QueryReader<Query>;
  readonly body?: $ZodType<Body>;
  /**
   * What is in `data`, as the contract of the subject says: the work is typed by it, the access suite
   * reads what the route answers with it, and so do the screens.
   */
  readonly answer: $ZodType<Answer> | Unread;
  /** Whose fields these are: a refusal names them by their labels there. */
  readonly of?: FieldsOf;
  /** Read once, when the route is mounted: what is missing stops the start, not a request. */
  readonly settings?: (env: ExtensionContext['env']) => Settings;
  /** Of an answer that is no refusal; 200 unless said otherwise. */
  readonly status?: number;
}

/** What is written of it in the audit log, in the transaction of the work. */
export type AuditKind = Pick<AuditEntry, 'action' | 'collection'>;
export type AuditDetails = Pick<AuditEntry, 'subject' | 'account' | 'data'>;

interface AuditedDeclaration<Person extends Visitor, Params, Query, Body, Settings, Answer>
  extends Declaration<Person, Params, Query, Body, Settings, Answer> {
  readonly audit: AuditKind;
}

/** What a route works with: everything parsed, the asker known. */
export interface Asked<Person, Params, Query, Body, Settings> {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly context: ExtensionContext;
  readonly database: Knex;
  readonly asker: Person;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly settings: Settings;
  readonly now: Date;
}

export interface Audited {
  readonly unit: Unit;
  /** What the line of the audit log says besides its action. */
  readonly audit: (details: AuditDetails) => void;
}

/** What work may give for an answer: instants as dates too, or JSON that Postgres has written. */
type Given<Answer> = WrittenJson | Unsent<Answer>;
type Answering<Answer> = Given<Answer> | Promise<Given<Answer>>;
type Unsent<Value> = unknown extends Value
  ? unknown
  : Value extends readonly unknown[] | object
    ? { readonly [Key in keyof Value]: Unsent<Value[Key]> }
    : string extends Value
      ? Value | Date
      : Value;

/** A route as data: mounted by the endpoint of its area, attacked by the access suite. */
export interface Route {
  readonly method: Method;
  readonly path: `/${string}`;
  readonly who: string;
  readonly audit: string | null;
  readonly answer: $ZodType | Unread;
  /** What it reads of a request, and whose fields these are: each is to have a label. */
  readonly asks: { readonly shapes: readonly $ZodType[]; readonly of?: FieldsOf | undefined };
  readonly handlerIn: (context: ExtensionContext) => Middleware;
}

/**
 * Declares a route. In this order: who asks (403), what is asked (400, naming the field), the work,
 * the answer `{ data }`, never kept by a cache. Work that answers by itself (a file, a page) is left
 * alone.
 */
export function route<Person extends Visitor, Params, Query, Body, Settings, Answer = void>(
  declaration: Declaration<Person, Params, Query, Body, Settings, Answer>,
  work: (asked: Asked<Person, Params, Query, Body, Settings>) => Answering<NoInfer<Answer>>,
): Route {
  return declared(declaration, { audit: null, work });
}

/**
 * The same for what leaves a line in the audit log: the work is one unit with that line, so what is
 * not logged has not happened. `answer` comes after the commit; a file is sent there.
 */
export function auditedRoute<
  Person extends Visitor,
  Params,
  Query,
  Body,
  Settings,
  Result,
  Answer = void,
>(
  declaration: AuditedDeclaration<Person, Params, Query, Body, Settings, Answer>,
  work: (asked: Asked<Person, Params, Query, Body, Settings> & Audited) => Promise<Result> | Result,
  answer: (
    result: Result,
    asked: Asked<Person, Params, Query, Body, Settings>,
  ) => Answering<NoInfer<Answer>>,
): Route;
export function auditedRoute<Person extends Visitor, Params, Query, Body, Settings, Answer = void>(
  declaration: AuditedDeclaration<Person, Params, Query, Body, Settings, Answer>,
  work: (
    asked: Asked<Person, Params, Query, Body, Settings> & Audited,
  ) => Answering<NoInfer<Answer>>,
): Route;
export function auditedRoute<Person extends Visitor, Params, Query, Body, Settings, Result>(
  { audit, ...declaration }: AuditedDeclaration<Person, Params, Query, Body, Settings, unknown>,
  work: (asked: Asked<Person, Params, Query, Body, Settings> & Audited) => Promise<Result> | Result,
  answer?: (result: Result, asked: Asked<Person, Params, Query, Body, Settings>) => unknown,
): Route {
  return declared(declaration, {
    audit: audit.action,
    work: async (asked) => {
      const result = await runUnit(asked.context, asked.asker, async (unit) => {
        const details: AuditDetails = {};
        const done = await work({ ...asked, unit, audit: (told) => Object.assign(details, told) });
        await unit.audit({ ...audit, ...details });
        return done;
      });
      return answer ? answer(result, asked) : result;
    },
  });
}

/** The routes of an area, in the order in which they are looked at. */
export function mountRoutes(
  router: Router,
  context: ExtensionContext,
  routes: readonly Route[],
): void {
  for (const { method, path, handlerIn } of routes) {
    const add = { GET: router.get, POST: router.post, PATCH: router.patch, DELETE: router.delete };
    add[method].call(router, path, handlerIn(context));
  }
}

/** An answer Postgres has written as JSON: it goes out as it is, without `data` around it. */
export class WrittenJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function declared<Person extends Visitor, Params, Query, Body, Settings>(
  declaration: Declaration<Person, Params, Query, Body, Settings, unknown>,
  {
    audit,
    work,
  }: {
    readonly audit: string | null;
    readonly work: (asked: Asked<Person, Params, Query, Body, Settings>) => unknown;
  },
): Route {
  const { method, path, who, of, answer, status = 200 } = declaration;
  const handlerIn = (context: ExtensionContext) => {
    const settings = readSettings(declaration.settings, context.env);
    return answering(async (request, response) => {
      const asker = await who.ask(request, context);
      const { database } = context;
      const now = new Date();
      const params = readPart(declaration.params, request.params);
      const asked = { request, response, context, database, asker, settings, now };
      try {
        const query = readQuery(declaration.query, request.query, { now, of });
        const body = readPart(declaration.body, request.body ?? {}, of);
        const result = await work({ ...asked, params, query, body });
        send(response, answer === 'empty' ? undefined : result, status);
      } catch (error) {
        throw typeof of === 'string' ? translateError(error, of) : error;
      }
    });
  };
  const { params, query, body } = declaration;
  const parts = [params, typeof query === 'function' ? undefined : query, body];
  const asks = { shapes: parts.filter((shape) => shape !== undefined), of };
  return { method, path, who: who.name, audit, answer, asks, handlerIn };
}

function send(response: HttpResponse, data: unknown, status: number): void {
  if (response.headersSent) return;
  response.set('Cache-Control', 'no-store');
  if (data === undefined) response.status(204).end();
  else if (data instanceof WrittenJson) {
    response.status(status).set('Content-Type', 'application/json; charset=utf-8').end(data.text);
  } else response.status(status).json({ data });
}

// What a route does not declare it does not use: its type is `unknown`.
function readPart<Part>(shape: $ZodType<Part> | undefined, part: unknown, of?: FieldsOf): Part;
function readPart(shape: $ZodType | undefined, part: unknown, of?: FieldsOf): unknown {
  return shape && readBody(shape, part, of);
}

interface Reading {
  readonly now: Date;
  readonly of: FieldsOf | undefined;
}

function readQuery<Query>(
  reader: QueryReader<Query> | undefined,
  query: unknown,
  reading: Reading,
): Query;
function readQuery(
  reader: QueryReader<unknown> | undefined,
  query: unknown,
  { now, of }: Reading,
): unknown {
  return typeof reader === 'function'
    ? reader(query, now)
    : reader && readParameters(reader, query, of);
}

type Settle<Settings> = (env: ExtensionContext['env']) => Settings;
function readSettings<Settings>(
  settle: Settle<Settings> | undefined,
  env: ExtensionContext['env'],
): Settings;
function readSettings(settle: Settle<unknown> | undefined, env: ExtensionContext['env']): unknown {
  return settle?.(env);
}
