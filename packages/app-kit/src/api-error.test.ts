import { describe, expect, it } from 'vitest';
import { apiProblem } from './api-error.ts';

const answered = (status: number, error: unknown) => ({
  isAxiosError: true,
  response: { status, data: { errors: [error] } },
});

describe('a refused call', () => {
  it('gives the sentence, the field and the reason of the server', () => {
    const extensions = {
      code: 'FAILED_VALIDATION',
      reason: 'LOSS_NOTE_REQUIRED',
      field: 'loss_note',
      message: 'Ce motif demande une explication.',
    };
    expect(apiProblem(answered(400, { message: 'raw', extensions }), 'fr')).toEqual({
      code: 'LOSS_NOTE_REQUIRED',
      message: 'Ce motif demande une explication.',
      field: 'loss_note',
      value: null,
      status: 400,
    });
  });

  it('gives the message of Directus when it has no sentence of ours', () => {
    const refusal = { message: 'Forbidden.', extensions: { code: 'FORBIDDEN' } };
    expect(apiProblem(answered(403, refusal), 'fr')).toMatchObject({
      code: 'FORBIDDEN',
      message: 'Forbidden.',
    });
  });

  it('says that the connection is lost when nothing answered', () => {
    const problem = apiProblem({ isAxiosError: true, message: 'Network Error' }, 'fr');
    expect(problem.code).toBe('OFFLINE');
    expect(problem.message).toContain('connexion');
  });

  it('keeps a mistake of ours out of sight', () => {
    expect(apiProblem(new TypeError('x is undefined'), 'en').message).not.toContain('undefined');
  });
});
