import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { patientApi, type Sender } from './patient-api.ts';

const UNDER_PRESSURE = { errors: [{ extensions: { reason: 'Under pressure' } }] };
const AWAY = { errors: [{ extensions: { reason: 'No answer', service: 'mail' } }] };

let server: Server;
let url: string;
let pressed = 0;
let body: object = UNDER_PRESSURE;
const received: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      received.push(`${request.method} ${request.url} ${text}`);
      const isPressed = pressed > 0;
      pressed -= 1;
      response.writeHead(isPressed ? 503 : 200, {
        'content-type': 'application/json',
        ...(isPressed && { 'retry-after': '0' }),
      });
      response.end(JSON.stringify(isPressed ? body : { data: 'done' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  received.length = 0;
  body = UNDER_PRESSURE;
});

/** As the app's client answers: what it throws carries the response, as parsed. */
async function send(method: string, path: string, data?: unknown) {
  const text = data === undefined ? null : JSON.stringify(data);
  const answer = await fetch(`${url}${path}`, { method, body: text });
  const headers = Object.fromEntries(answer.headers);
  const response = { status: answer.status, headers, data: await answer.json() };
  if (answer.ok) return response;
  throw Object.assign(new Error(`Request failed with status code ${answer.status}`), { response });
}

const sender = {
  get: (path: string) => send('GET', path),
  post: (path: string, data?: unknown) => send('POST', path, data),
  patch: (path: string, data?: unknown) => send('PATCH', path, data),
  delete: (path: string) => send('DELETE', path),
};
const api = () => patientApi(sender as Sender);

it.each([
  ['GET /board?a=1 ', () => api().get('/board?a=1')],
  ['POST /move {"to":"won"}', () => api().post('/move', { to: 'won' })],
  ['PATCH /deal {"name":"A"}', () => api().patch('/deal', { name: 'A' })],
  ['DELETE /view ', () => api().delete('/view')],
])('a server without time is asked again: %s', async (line, ask) => {
  pressed = 2;
  expect((await ask()).data).toEqual({ data: 'done' });
  expect(received).toEqual([line, line, line]);
});

it('one that never has time is told as it is', async () => {
  pressed = 10;
  await expect(api().get('/board')).rejects.toMatchObject({ response: { status: 503 } });
  expect(received).toHaveLength(5);
  pressed = 0;
});

it('a write that may have been done is not made again', async () => {
  pressed = 1;
  body = AWAY;
  await expect(api().post('/mails', {})).rejects.toMatchObject({ response: { data: AWAY } });
  expect(received).toHaveLength(1);
});
