import { isRow } from '@ia/app-kit/read-row';
import type { TouchedDeal } from './merge-board.ts';

type Row = readonly [id: string, deal: TouchedDeal | null];

export type LiveMessage =
  | { readonly kind: 'ping' | 'stages' | 'nothing' }
  | { readonly kind: 'deals'; readonly rows: readonly Row[] };

const nothing: LiveMessage = { kind: 'nothing' };

/** What a message of the socket means for the board. */
export function readLiveMessage(text: string): LiveMessage {
  const message = parse(text);
  if (!isRow(message)) return nothing;
  if (message.type === 'ping') return { kind: 'ping' };
  const isChange = message.type === 'subscription' && message.event !== 'init';
  if (!isChange || !Array.isArray(message.data)) return nothing;
  if (message.uid === 'stages') return { kind: 'stages' };
  if (message.uid !== 'deals') return nothing;
  const rows = message.data.flatMap(message.event === 'delete' ? deletedRow : changedRow);
  // An update of rows the reader may not see arrives empty: nothing changed for them.
  return rows.length > 0 ? { kind: 'deals', rows } : nothing;
}

function deletedRow(id: unknown): Row[] {
  return typeof id === 'string' ? [[id, null]] : [];
}

function changedRow(row: unknown): Row[] {
  if (!isRow(row) || typeof row.id !== 'string' || typeof row.stage !== 'string') return [];
  const { position } = row;
  const isPlace = typeof position === 'string' || typeof position === 'number';
  return [[row.id, { stage: row.stage, position: isPlace ? position : null }]];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
