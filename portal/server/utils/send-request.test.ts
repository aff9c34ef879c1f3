import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRequest } from '../operations/build-request.ts';
import { listAwaitedTasks, listProjectTasks } from '../operations/client/tasks.ts';
import type { Operation, OperationInput } from '../operations/operation.ts';
import { updateTaskStatus } from '../operations/vendor/tasks.ts';
import { sendRequest } from './send-request.ts';

let server: Server;
let url: string;
/** How many of the next requests get the limiter's refusal. */
let pressed = 0;
const UNDER_PRESSURE = JSON.stringify({
  errors: [{ message: '', extensions: { code: 'SERVICE_UNAVAILABLE', reason: 'Under pressure' } }],
});
const received: { request: IncomingMessage; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ request, body });
      response.setHeader('content-type', 'application/json');
      if (pressed > 0) {
        pressed -= 1;
        response.writeHead(503, { 'retry-after': '0' });
        response.end(UNDER_PRESSURE);
        return;
      }
      response.end('{"data":[]}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

async function sent(operation: Operation<unknown>, input: OperationInput = {}) {
  const sender = { url, token: 'tkn', headers: { 'x-forwarded-for': '203.0.113.7' } };
  await sendRequest(buildRequest(operation, input), sender);
  const { request, body } = received.at(-1) ?? expect.unreachable();
  return { request, body, query: new URL(request.url ?? '', url).searchParams };
}

describe('what reaches Directus', () => {
  it('carries the filter of the operation, as Directus reads it', async () => {
    const { query } = await sent(listProjectTasks, { id: 'p1' });
    expect(JSON.parse(query.get('filter') ?? '')).toEqual({ project: { _eq: 'p1' } });
    const awaited = await sent(listAwaitedTasks);
    expect(awaited.query.get('filter')).toContain('is_waiting_for_client');
  });

  it('carries the fields, the order and the limit', async () => {
    const { query } = await sent(listProjectTasks, { id: 'p1' });
    expect(Object.fromEntries(query)).toMatchObject({
      fields: 'id,name,status,priority,due_on,is_waiting_for_client',
      sort: 'due_on,sort,name',
      limit: '200',
    });
  });

  it('carries the token of the person and their address', async () => {
    const { headers } = (await sent(listAwaitedTasks)).request;
    expect(headers).toMatchObject({
      authorization: 'Bearer tkn',
      'x-forwarded-for': '203.0.113.7',
    });
  });

  it('carries a write as it was allowed', async () => {
    const { request, body } = await sent(updateTaskStatus, { id: 't1', body: { status: 'done' } });
    expect([request.method, request.url?.split('?')[0]]).toEqual(['PATCH', '/items/tasks/t1']);
    expect(body).toBe('{"status":"done"}');
  });
});

describe('a Directus without time', () => {
  it('is asked again for what is read and what is written, with the same words', async () => {
    for (const ask of [
      () => sent(listAwaitedTasks),
      () => sent(updateTaskStatus, { id: 't1', body: { status: 'done' } }),
    ]) {
      received.length = 0;
      pressed = 2;
      await ask();
      const words = received.map(({ request: { method, url, headers }, body }) => ({
        ...{ method, url, body },
        token: headers.authorization,
      }));
      expect(words).toEqual([words[0], words[0], words[0]]);
    }
  });

  it('that never finds it is told as it is', async () => {
    pressed = 10;
    received.length = 0;
    await expect(sent(listAwaitedTasks)).rejects.toMatchObject({ response: { status: 503 } });
    expect(received).toHaveLength(5);
    pressed = 0;
  });
});
