import { DomainError } from '@ia/core';
import type { HttpRequest } from '../directus.ts';

/** The bytes as they arrived, which is what a signature covers; parsing and printing again differs. */
export function rawBody(request: HttpRequest): Buffer {
  if (!request.rawBody) throw new DomainError('VALUE_REQUIRED', { field: 'body' });
  return request.rawBody;
}
