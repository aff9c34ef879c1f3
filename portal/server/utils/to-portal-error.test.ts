import { createError } from 'h3';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../operations/invalid-input.ts';
import { toPortalError } from './to-portal-error.ts';

const refusal = (status: number, message: string, code: string) => ({
  response: new Response(null, { status }),
  errors: [{ message, extensions: { code } }],
});

describe('an error on its way to the browser', () => {
  it('gives the reason of a refused change', () => {
    const error = toPortalError(refusal(400, 'La mission est terminée.', 'MISSION_CLOSED'));
    expect(error).toMatchObject({
      statusCode: 400,
      data: { code: 'MISSION_CLOSED', reason: 'La mission est terminée.' },
    });
  });

  it('never passes on what Directus says of its own faults', () => {
    const error = toPortalError(refusal(500, 'select * from "tasks"', 'INTERNAL_SERVER_ERROR'));
    expect(error.statusCode).toBe(502);
    expect(JSON.stringify(error)).not.toContain('select');
  });

  it('answers 503 when Directus cannot be reached or says so itself', () => {
    expect(toPortalError(new TypeError('fetch failed')).statusCode).toBe(503);
    expect(toPortalError(refusal(503, 'pressure', 'SERVICE_UNAVAILABLE')).statusCode).toBe(503);
  });

  it('answers a bad id as an unknown one', () => {
    expect(toPortalError(new InvalidInput('id')).statusCode).toBe(404);
    expect(toPortalError(new InvalidInput('filter')).statusCode).toBe(400);
  });

  it('leaves an error of the portal as it is', () => {
    const error = createError({ status: 401, message: 'SIGNED_OUT' });
    expect(toPortalError(error)).toBe(error);
  });
});
