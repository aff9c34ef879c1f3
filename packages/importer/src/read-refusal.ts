import type { ErrorCode } from '@ia/core';
import { isErrorCode } from '@ia/core';
import type { Mapping } from '@ia/core/imports';
import { mappedFields } from '@ia/core/imports';
import type { DatabaseError } from 'pg';

export interface Refusal {
  readonly code: ErrorCode;
  readonly field: string | null;
}

const codes: Readonly<Record<string, ErrorCode>> = {
  '22001': 'TEXT_TOO_LONG',
  '22003': 'VALUE_OUT_OF_RANGE',
  '23502': 'VALUE_REQUIRED',
  '23503': 'FOREIGN_KEY',
  '23505': 'UNIQUE_VIOLATION',
  '23514': 'VALUE_OUT_OF_RANGE',
};

/** What the database refused in a row: our code, and the field it names. */
export function readRefusal(error: DatabaseError, mapping: Mapping): Refusal {
  // Triggers refuse with the code as message and the field in the detail.
  if (isErrorCode(error.message)) return { code: error.message, field: fieldOf(error.detail) };
  const code = codes[error.code ?? ''] ?? 'VALUE_INVALID';
  const key = /^Key \(([^)]+)\)/.exec(error.detail ?? '')?.[1];
  return {
    code,
    field:
      error.column ?? copiedField(error.where) ?? key ?? checkedField(error.constraint, mapping),
  };
}

function fieldOf(detail: string | undefined): string | null {
  return /"field"\s*:\s*"([^"]+)"/.exec(detail ?? '')?.[1] ?? null;
}

/** `COPY import_stage, line 3, column name: "…"`. */
function copiedField(where: string | undefined): string | null {
  return /^COPY \w+, line \d+, column (\w+)/.exec(where ?? '')?.[1] ?? null;
}

/** A check is named `<collection>_<field>_<rule>`. */
function checkedField(constraint: string | undefined, mapping: Mapping): string | null {
  const starts = (field: string) => constraint?.startsWith(`${mapping.target}_${field}_`);
  return mappedFields(mapping).find(starts) ?? null;
}
