import { DomainError } from '@ia/core';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { ExtensionContext, HttpRequest, HttpResponse, Schema } from '../directus.ts';
import { auditedRoute, type Route, route, WrittenJson } from './route.ts';
import { byHiddenId } from './shapes.ts';
import type { Visitor, Who } from './who.ts';

const schema = {} as Schema;
/** Of routes whose answer is not what is tried. */
const answer = z.unknown();
const anybody: Who<Visitor> = {
  name: 'anybody',
  ask: async () => ({ accountability: null, schema }),
};
const nobody: Who<Visitor> = {
  name: 'nobody',
  ask: async () => {
    throw new DomainError('FORBIDDEN');
  },
};

/** What a route answers to a request, as Express would have sent it. */
async function answerOf(asked: Route, request: Partial<HttpRequest>, context = contextOf([])) {
  const sent: Record<string, unknown> = {};
  const response: Record<string, unknown> = {
    headersSent: false,
    set: (name: string, value: string) => Object.assign(response, { [name]: value }),
    status: (status: number) => Object.assign(response, { statusCode: status }),
    json: (body: unknown) => Object.assign(sent, { body }),
    end: (body?: unknown) => Object.assign(sent, { body }),
    send: (body: unknown) =>
      Object.assign(sent, { body }) && Object.assign(response, { headersSent: true }),
  };
  const next = vi.fn((error?: unknown) => Object.assign(sent, { error }));
  const whole = { params: {}, query: {}, headers: {}, ...request } as HttpRequest;
  await asked.handlerIn(context)(whole, response as unknown as HttpResponse, next);
  return { ...sent, status: response.statusCode, cache: response['Cache-Control'] };
}

/** A database that writes down what was asked of it. */
function contextOf(log: string[], failing?: 'audit_log'): ExtensionContext {
  const trx = Object.assign(
    (table: string) => ({
      insert: async (row: { action: string; subject_id: string }) => {
        if (table === failing) throw new Error('The log is full.');
        log.push(`${table} ${row.action} ${row.subject_id}`);
      },
    }),
    { raw: () => null },
  );
  const database = {
    transaction: async (work: (knex: typeof trx) => Promise<unknown>) => {
      log.push('begin');
      try {
        const result = await work(trx);
        log.push('commit');
        return result;
      } catch (error) {
        log.push('rollback');
        throw error;
      }
    },
  };
  return { env: {}, database, services: {} } as unknown as ExtensionContext;
}

describe('a route', () => {
  const shapes = { params: z.object({ id: z.uuid() }), body: z.object({ name: z.string() }) };

  it('asks who it is before it says what is wrong with the request', async () => {
    const work = vi.fn();
    const closed = route({ method: 'POST', path: '/x/:id', who: nobody, answer, ...shapes }, work);
    expect(await answerOf(closed, { params: { id: 'none' } })).toMatchObject({
      error: { code: 'FORBIDDEN', status: 403 },
    });
    expect(work).not.toHaveBeenCalled();
  });

  it('names a field as people know it in the collection it is of', async () => {
    const body = z.object({ name: z.string(), deal: z.object({ name: z.string() }).optional() });
    const of = ([part]: readonly string[]) => (part === 'deal' ? 'deals' : 'accounts');
    const open = route({ method: 'POST', path: '/x', who: anybody, answer, body, of }, () => 1);
    const refused = (given: object) => answerOf(open, { body: given });
    expect(await refused({})).toMatchObject({
      error: { message: expect.stringContaining('Raison sociale') },
    });
    expect(await refused({ name: 'Lumen', deal: {} })).toMatchObject({
      error: { message: expect.stringContaining('Intitulé'), extensions: { field: 'deal.name' } },
    });
    const decided = route({ method: 'POST', path: '/x', who: anybody, answer, of: 'deals' }, () => {
      throw new DomainError('VALUE_REQUIRED', { field: 'name' });
    });
    expect(await answerOf(decided, {})).toMatchObject({
      error: { message: expect.stringContaining('Intitulé') },
    });
  });

  it('refuses naming the field, by its whole path', async () => {
    const deep = z.object({ who: z.object({ name: z.string() }) });
    const open = route({ method: 'POST', path: '/x', who: anybody, answer, body: deep }, () => 1);
    expect(await answerOf(open, { body: { who: {} } })).toMatchObject({
      error: { status: 400, extensions: { field: 'who.name', reason: 'VALUE_REQUIRED' } },
    });
  });

  it('names the parameter of an address, not the place in its list', async () => {
    const list = z.object({
      owner: z
        .string()
        .transform((text) => text.split(','))
        .pipe(z.array(z.uuid())),
    });
    const open = route({ method: 'GET', path: '/x', who: anybody, answer, query: list }, () => 1);
    expect(await answerOf(open, { query: { owner: 'x' } })).toMatchObject({
      error: { extensions: { field: 'owner', reason: 'VALUE_INVALID' } },
    });
  });

  it('tells an identifier that is none like a record out of reach, where it is declared so', async () => {
    const open = route(
      { method: 'GET', path: '/x/:id', who: anybody, answer, params: byHiddenId },
      () => 1,
    );
    expect(await answerOf(open, { params: { id: '1 or 1=1' } })).toMatchObject({
      error: { status: 403 },
    });
  });

  it('answers data that no cache keeps, what Postgres wrote as it is, or nothing', async () => {
    const answering = (result: unknown, code?: number) =>
      answerOf(
        route(
          { method: 'GET', path: '/x', who: anybody, answer, ...(code && { status: code }) },
          () => result,
        ),
        {},
      );
    expect(await answering([1], 202)).toEqual({
      body: { data: [1] },
      status: 202,
      cache: 'no-store',
    });
    expect(await answering(new WrittenJson('{"a":1}'))).toMatchObject({
      body: '{"a":1}',
      status: 200,
    });
    const empty = route({ method: 'GET', path: '/x', who: anybody, answer: 'empty' }, () => {});
    expect(await answerOf(empty, {})).toMatchObject({ body: undefined, status: 204 });
  });

  it('leaves alone what the work has sent by itself', async () => {
    const page = route(
      { method: 'GET', path: '/x', who: anybody, answer: 'file' },
      ({ response }) => {
        response.send('<p>');
      },
    );
    expect(await answerOf(page, {})).toMatchObject({ body: '<p>' });
  });

  it('has to say who may use it', () => {
    // @ts-expect-error: a route without `who` does not compile.
    const open = () => route({ method: 'GET', path: '/x', answer }, () => 1);
    expect(open).toThrow();
  });

  it('has to say what it answers, and its work gives no more and no less', () => {
    const asked = { method: 'GET', path: '/x', who: anybody } as const;
    const count = z.object({ count: z.int() });
    // @ts-expect-error: a route without `answer` does not compile.
    expect(route(asked, () => 1).answer).toBe(undefined);
    // @ts-expect-error: work that answers something else does not compile.
    expect(route({ ...asked, answer: count }, () => 'one').answer).toBe(count);
    // @ts-expect-error: nor does work that answers where nothing is to be answered.
    expect(route({ ...asked, answer: 'empty' }, () => 1).answer).toBe('empty');
  });
});

describe('an audited route', () => {
  const audited = auditedRoute(
    {
      method: 'POST',
      path: '/x',
      who: anybody,
      answer: z.string(),
      audit: { action: 'x.done', collection: 'x' },
    },
    ({ audit }) => {
      audit({ subject: '7' });
      return 'done';
    },
  );

  it('writes its line in the transaction of the work, and answers after the commit', async () => {
    const log: string[] = [];
    expect(await answerOf(audited, {}, contextOf(log))).toMatchObject({ body: { data: 'done' } });
    expect(log).toEqual(['begin', 'audit_log x.done 7', 'commit']);
  });

  it('has done nothing when its line cannot be written', async () => {
    const log: string[] = [];
    const answer = await answerOf(audited, {}, contextOf(log, 'audit_log'));
    expect(answer).toMatchObject({ error: { message: 'The log is full.' } });
    expect(log).toEqual(['begin', 'rollback']);
  });
});
