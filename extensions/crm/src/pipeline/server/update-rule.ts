import { type Asker, fetchRights, isEmpty } from '@ia/directus-kit/rights/asker-rights';
import { followsRule, type RowRule, rowRule } from '@ia/directus-kit/rights/row-rule';
import type { Sql } from '@ia/directus-kit/sql/sql';

/** What a move writes, as Directus' permissions see it. */
export const MOVED_FIELDS: readonly string[] = ['stage', 'position', 'loss_reason', 'loss_note'];

export interface UpdateRight {
  readonly rule: RowRule;
  /** False: a permission checks or completes what is written, which is left to Directus. */
  readonly isPlain: boolean;
}

/** The asker's right to move deals: only a permission on every field a move may write counts. */
export async function fetchUpdateRight(asker: Asker): Promise<UpdateRight> {
  if (asker.accountability.admin) return { rule: true, isPlain: true };
  const rights = await fetchRights(asker, 'update', ['deals']);
  return {
    rule: rowRule(rights, MOVED_FIELDS),
    isPlain: rights.every(({ validation, presets }) => isEmpty(validation) && isEmpty(presets)),
  };
}

/** Whether `card`, a row with the columns of deals, may be moved. */
export function mayMoveCard({ rule }: UpdateRight, asker: Asker): Sql {
  return followsRule(rule, asker, { collection: 'deals', row: 'card' });
}
