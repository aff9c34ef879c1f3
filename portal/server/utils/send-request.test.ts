import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRequest } from '../operations/build-request.ts';
import { listAwaitedTasks, listProjectTasks } from '../operations/client.ts';
import type { Operation, OperationInput } from '../operations/operation.ts';
import { updateTaskStatus } from '../operations/vendor.ts';
import { sendRequest } from './send-request.ts';

let server: Server;
let url: string;
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
      fields: 'id,name,status,priority,due_on',
      sort: 'sort,due_on,name',
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
