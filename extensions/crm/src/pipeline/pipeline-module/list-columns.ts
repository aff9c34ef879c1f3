import type { ModuleText } from './module-texts.ts';

/** A column of the list; `sort` is the name the API sorts by. */
export interface ListColumn {
  readonly key: string;
  readonly title: ModuleText;
  readonly sort: string | null;
  readonly isNumber?: true;
}

export const listColumns: readonly ListColumn[] = [
  { key: 'deal', title: 'deal', sort: 'name' },
  { key: 'account', title: 'account', sort: 'account' },
  { key: 'stage', title: 'stage', sort: 'stage' },
  { key: 'amount', title: 'amount', sort: 'amount', isNumber: true },
  { key: 'weighted', title: 'weighted', sort: 'weighted', isNumber: true },
  { key: 'next', title: 'nextAction', sort: 'next_action_at' },
  { key: 'close', title: 'closeOn', sort: 'expected_close_on' },
  { key: 'age', title: 'age', sort: 'stage_entered_at' },
  { key: 'owner', title: 'owner', sort: 'owner' },
];

/** All but the name may be put away. */
export const closableColumns = listColumns.map(({ key }) => key).filter((key) => key !== 'deal');

/** What a click on a heading asks: first upwards, then downwards, then the order of the board. */
export function nextSort(current: string, field: string): string {
  if (current === field) return `-${field}`;
  return current === `-${field}` ? '' : field;
}

export function sortDirection(
  current: string,
  field: string | null,
): 'ascending' | 'descending' | 'none' {
  if (!field) return 'none';
  if (current === field) return 'ascending';
  return current === `-${field}` ? 'descending' : 'none';
}
