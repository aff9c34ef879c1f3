import { DomainError } from '@ia/core';
import { isSortField, type Sort, sortFields } from './store/read-list.ts';

/** `amount`, `-amount`… @throws VALUE_INVALID */
export function parseSort(text: string | undefined): Sort | null {
  if (text === undefined || text === '') return null;
  const field = text.replace(/^-/, '');
  if (isSortField(field)) return { field, descending: text.startsWith('-') };
  throw new DomainError('VALUE_INVALID', { field: 'sort', hint: sortFields.join(', ') });
}
