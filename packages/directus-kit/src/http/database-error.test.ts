import { describe, expect, it } from 'vitest';
import { domainErrorOfDatabase } from './database-error.ts';

function postgresError(fields: Record<string, string>): Error {
  return Object.assign(new Error(fields.message ?? 'refused'), { severity: 'ERROR', ...fields });
}

describe('an error of Postgres', () => {
  it('is understood behind the statement knex puts in front', () => {
    const message = 'update "audit_log" set "action" = $1 - APPEND_ONLY';
    expect(domainErrorOfDatabase(postgresError({ code: 'P0001', message }))?.code).toBe(
      'APPEND_ONLY',
    );
  });

  it.each([
    [
      { code: 'P0001', message: 'ACCOUNT_MISMATCH', detail: '{"field":"project"}' },
      'ACCOUNT_MISMATCH',
      'project',
    ],
    [
      { code: '23514', table: 'deals', constraint: 'deals_amount_range' },
      'VALUE_OUT_OF_RANGE',
      'amount',
    ],
    [
      { code: '23514', table: 'directus_files', constraint: 'directus_files_account_required' },
      'VALUE_REQUIRED',
      'account',
    ],
    [
      { code: '23505', table: 'projects', detail: 'Key (deal)=(1) already exists.' },
      'PROJECT_EXISTS',
      'deal',
    ],
    [
      {
        code: '23505',
        table: 'account_members',
        detail: 'Key (account, "user")=(1, 2) already exists.',
      },
      'MEMBERSHIP_EXISTS',
      'user',
    ],
    [
      { code: '23505', table: 'offers', detail: 'Key (code)=(a) already exists.' },
      'UNIQUE_VIOLATION',
      'code',
    ],
    [
      {
        code: '23503',
        table: 'deals',
        detail: 'Key (account)=(1) is not present in table "accounts".',
      },
      'FOREIGN_KEY',
      'account',
    ],
    [
      {
        code: '23503',
        table: 'deals',
        detail: 'Key (id)=(1) is still referenced from table "deals".',
      },
      'RECORD_IN_USE',
      'deals',
    ],
    [
      {
        code: '23001',
        table: 'accounts',
        detail: 'Key (id)=(1) is referenced from table "deals".',
      },
      'RECORD_IN_USE',
      'deals',
    ],
    [{ code: '23502', table: 'deals', column: 'name' }, 'VALUE_REQUIRED', 'name'],
    [{ code: '22003', message: 'value "1" is out of range' }, 'VALUE_OUT_OF_RANGE', 'data'],
  ])('%j becomes a refusal with its field', (fields, code, field) => {
    expect(domainErrorOfDatabase(postgresError(fields))).toMatchObject({
      code,
      details: { field },
    });
  });

  it('that is nobody’s doing, or of a trigger we do not know, is no refusal', () => {
    expect(
      domainErrorOfDatabase(postgresError({ code: '40P01', message: 'deadlock detected' })),
    ).toBeUndefined();
    expect(
      domainErrorOfDatabase(postgresError({ code: 'P0001', message: 'relation x' })),
    ).toBeUndefined();
    expect(domainErrorOfDatabase(new Error('anything'))).toBeUndefined();
  });
});
