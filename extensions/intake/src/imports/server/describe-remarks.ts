import { remarkLabel } from '@ia/core';
import type { Remark } from '@ia/core/imports';
import { requestLocale } from '@ia/directus-kit';

/** Remarks with their sentence, in the language of the request. */
export function describeRemarks(remarks: readonly Remark[] | null) {
  return (remarks ?? []).map((remark) => ({ ...remark, message: messageOf(remark) }));
}

export function messageOf({ code, column }: Pick<Remark, 'code' | 'column'>): string {
  return remarkLabel(code, column, requestLocale());
}
