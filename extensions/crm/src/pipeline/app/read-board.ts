import type { Board, Card, StageColumn, StageFigures } from './board-types.ts';

/** The answer of the server was not the one this screen was written for. */
class UnexpectedAnswer extends Error {
  constructor(what: string) {
    super(`The server did not answer ${what}.`);
    this.name = 'UnexpectedAnswer';
  }
}

type Loose = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The `data` of an answer of the app's HTTP client. */
export function dataOf(response: unknown): unknown {
  return isRecord(response) && isRecord(response.data) ? response.data.data : undefined;
}

export function readBoard(response: unknown): Board {
  const board = dataOf(response);
  if (!isBoard(board)) throw new UnexpectedAnswer('a board');
  return board;
}

export function readPage(response: unknown): Pick<StageColumn, 'cards' | 'next'> {
  const page = dataOf(response);
  if (!isPage(page)) throw new UnexpectedAnswer('a page of cards');
  return page;
}

/** The card that was moved. */
export function readMove(response: unknown): Card {
  const answer = dataOf(response);
  if (!isRecord(answer) || !isCard(answer.card)) throw new UnexpectedAnswer('a move');
  return answer.card;
}

export function readTotals(response: unknown): readonly StageFigures[] {
  const answer = dataOf(response);
  const stages = isRecord(answer) ? answer.stages : undefined;
  if (!Array.isArray(stages) || !stages.every(isFigures)) {
    throw new UnexpectedAnswer('the figures of the stages');
  }
  return stages;
}

/** Rows of `/items`, less whatever is not a row. */
export function readRows(response: unknown): readonly Loose[] {
  const rows = dataOf(response);
  return Array.isArray(rows) ? rows.filter(isRecord) : [];
}

function isBoard(value: unknown): value is Board {
  return (
    isRecord(value) &&
    Array.isArray(value.stages) &&
    value.stages.every(isStage) &&
    isRecord(value.moves)
  );
}

function isStage(value: unknown): value is StageColumn {
  return isFigures(value) && isPage(value);
}

function isFigures(value: unknown): value is StageFigures {
  return (
    isRecord(value) &&
    typeof value.key === 'string' &&
    typeof value.count === 'number' &&
    Array.isArray(value.totals)
  );
}

function isPage(value: unknown): value is Pick<StageColumn, 'cards' | 'next'> {
  return isRecord(value) && Array.isArray(value.cards) && value.cards.every(isCard);
}

export function isCard(value: unknown): value is Card {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.stage === 'string' &&
    typeof value.amount === 'number' &&
    isRecord(value.facts)
  );
}
