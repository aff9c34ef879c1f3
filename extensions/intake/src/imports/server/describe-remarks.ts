import { remarkLabel } from '@ia/core';
import type { Remark } from '@ia/core/imports';
import { requestLocale } from '@ia/directus-kit';
import type { ImportRemark, RemarkCount } from '../contract.ts';
import type { CountedRemark } from './store/rows.ts';

/** Remarks with their sentence, in the language of the request. */
export function describeRemarks(remarks: readonly Remark[] | null): readonly ImportRemark[] {
  return (remarks ?? []).map((remark) => ({ ...remark, message: messageOf(remark) }));
}

/** How often each was made, with its sentence. */
export function describeCounts(remarks: readonly CountedRemark[]): readonly RemarkCount[] {
  return remarks.map((remark) => ({ ...remark, message: messageOf(remark) }));
}

export function messageOf({ code, column }: Pick<Remark, 'code' | 'column'>): string {
  return remarkLabel(code, column, requestLocale());
}
