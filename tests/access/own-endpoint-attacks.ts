import { prettifyError, safeParse } from 'zod';
import { type Arena, checkRefused, checkSilent, fail, type Standing } from './arena.ts';
import { type Answer, isOk } from './client.ts';
import { type Attempt, ROUTE_LINES, type RouteLine } from './route-lines.ts';
import { type DeclaredRoute, keyOf, ROUTES } from './routes.ts';

/** Every declared route, tried as its line says. */
export async function attackOwnEndpoints(arena: Arena, standing: Standing): Promise<void> {
  for (const declared of ROUTES) await attackRoute(arena, standing, declared);
}

async function attackRoute(arena: Arena, standing: Standing, declared: DeclaredRoute) {
  const line = lineOf(declared);
  const isLetIn = line.lets(arena, standing);
  for (const attempt of line.attempts(arena, standing)) {
    if (isLetIn && line.changes && !attempt.refused) continue;
    const { method } = declared;
    const { path, body, headers } = attempt;
    const answer = await arena.client.send(standing.token, method, path, body, headers);
    const told = { ...answer, body: withoutEcho(answer.body, attempt) };
    const cell = `${method} ${path}`;
    if (attempt.refused || !isLetIn) checkRefused(arena, standing, cell, told);
    else {
      checkSilent(arena, standing, cell, told);
      const breach = breachOf(declared, answer);
      if (breach) fail(arena, standing, cell, breach);
    }
    if (standing.token === null && !isLetIn) await askUnread(arena, standing, declared, path);
  }
}

/** What an answer says otherwise than the contract of its route; null for a refusal. */
function breachOf({ answer: contract }: DeclaredRoute, answer: Answer): string | null {
  if (!isOk(answer)) return null;
  if (contract === 'empty') {
    return answer.status === 204 && answer.body === '' ? null : 'answers where it says nothing';
  }
  if (contract === 'file') {
    const isFile = answer.body !== '' && answer.type !== 'application/json';
    return isFile ? null : `says it sends a file, and sends ${answer.type || 'nothing'}`;
  }
  const body: unknown = answer.body === '' ? {} : JSON.parse(answer.body);
  const data = typeof body === 'object' && body !== null ? Reflect.get(body, 'data') : undefined;
  const read = safeParse(contract, data);
  return read.success ? null : `breaks its contract: ${prettifyError(read.error)}`;
}

/** Who may ask is settled before what is asked is read: a stranger never learns what a route wants. */
async function askUnread(
  arena: Arena,
  standing: Standing,
  { method }: DeclaredRoute,
  path: string,
): Promise<void> {
  const body = method === 'GET' ? undefined : { unknown: true };
  const { status } = await arena.client.send(null, method, path, body);
  if (status !== 401 && status !== 403)
    fail(arena, standing, `${method} ${path}`, `was read before it was refused (${status})`);
}

function lineOf(declared: DeclaredRoute): RouteLine {
  const line = ROUTE_LINES[keyOf(declared)];
  if (!line) throw new Error(`${keyOf(declared)} has no line in tests/access/route-lines.ts.`);
  return line;
}

function withoutEcho(body: string, { echo, tells = [] }: Attempt): string {
  return [...(echo ? [echo] : []), ...tells].reduce(
    (text, word) => text.replaceAll(word, ''),
    body,
  );
}

/** Proof that the refusals mean something: the same requests succeed for whoever may. */
export async function useOwnEndpoints({ client, world }: Arena, seller: string): Promise<string[]> {
  const failures: string[] = [];
  for (const declared of ROUTES) {
    const { works } = lineOf(declared);
    if (typeof works === 'string') continue;
    const { by, path, body } = works(world);
    const token = by === 'admin' ? world.admin : seller;
    const answer = await client.send(token, declared.method, path, body);
    const breach = breachOf(declared, answer);
    if (breach) failures.push(`${declared.method} ${path} ${breach}`);
    if (isOk(answer)) continue;
    failures.push(`${declared.method} ${path}: ${answer.status} ${answer.body.slice(0, 200)}`);
  }
  return failures;
}
