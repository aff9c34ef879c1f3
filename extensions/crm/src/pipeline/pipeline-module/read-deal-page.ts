import type { Card, Total } from '../app/board-types.ts';
import { dataOf, isCard, isRecord } from '../app/read-board.ts';

export interface DealPage {
  readonly rows: readonly Card[];
  readonly totals: readonly Total[];
  readonly count: number;
}

export function readDealPage(response: unknown): DealPage {
  const data = dataOf(response);
  if (!isDealPage(data)) throw new Error('The server did not answer a page of deals.');
  return data;
}

function isDealPage(value: unknown): value is DealPage {
  return (
    isRecord(value) &&
    Array.isArray(value.rows) &&
    value.rows.every(isCard) &&
    Array.isArray(value.totals) &&
    typeof value.count === 'number'
  );
}
