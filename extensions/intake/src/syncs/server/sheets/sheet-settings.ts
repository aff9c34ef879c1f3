import { z } from 'zod';

/** Settings of a source of kind `google_sheets`. */
export const sheetSettings = z.strictObject({
  /** The identifier of the spreadsheet, as its link names it. */
  spreadsheet: z.string().regex(/^[\w-]{20,}$/),
  tab: z.string().min(1).max(100).nullish(),
  /** Key of the mapping by which its rows are read. */
  mapping: z.string().min(1).max(255).nullish(),
});

export type SheetSettings = z.output<typeof sheetSettings>;
