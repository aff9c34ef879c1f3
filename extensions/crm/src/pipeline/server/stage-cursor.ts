import { DomainError } from '@ia/core';
import type { Place } from './store/read-stage-page.ts';

const CURSOR_TEXT =
  /^(-?\d{1,10}(?:\.\d{1,10})?)?~(\d{4,6}-\d\d-\d\dT[\d:.]{8,15}Z)?~([0-9a-f-]{36})$/;

/** @throws VALUE_INVALID */
export function parseCursor(text: string | undefined): Place | null {
  if (text === undefined) return null;
  const [, position, created, id] = CURSOR_TEXT.exec(text) ?? [];
  if (!id) throw new DomainError('VALUE_INVALID', { field: 'cursor' });
  return { position: position ?? null, created: created ?? null, id };
}
