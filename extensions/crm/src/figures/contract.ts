import type { Answer } from '@ia/core/contracts/answer';
import * as z from 'zod/mini';

export const figureKeys = [
  'pipeline',
  'forecast',
  'win-rate',
  'loss-reasons',
  'cycle',
  'stage-time',
  'activities',
] as const;
export type FigureKey = (typeof figureKeys)[number];

/** `cents` as a text, since sums may pass what a number holds; `share` in basis points; `days` in hundredths of a day. */
export const columnKinds = [
  'text',
  'month',
  'currency',
  'count',
  'cents',
  'share',
  'days',
] as const;
export type ColumnKind = (typeof columnKinds)[number];

const column = z.object({ field: z.string(), kind: z.enum(columnKinds), title: z.string() });
const cell = z.nullable(z.union([z.string(), z.number()]));

/** `GET /figures/:figure`: a table, whose columns say what is in the cells of each row. */
export const figure = z.object({
  figure: z.enum(figureKeys),
  from: z.string(),
  to: z.string(),
  columns: z.array(column),
  rows: z.array(z.record(z.string(), cell)),
});

export type Figure = Answer<typeof figure>;
export type FigureColumn = Figure['columns'][number];
export type FigureRow = Figure['rows'][number];
