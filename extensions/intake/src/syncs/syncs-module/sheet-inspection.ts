import type { Inspection, Proposal } from '../../imports/contract.ts';
import type { SheetInspection } from '../contract.ts';

const SETTINGS = { encoding: 'utf-8', delimiter: ',', date_format: null, sheet: null };

/** A tab as the screens of Imports know a file. */
export function sheetInspection(
  { header, sample, header_line, lines }: SheetInspection,
  tab: string,
  proposals: readonly Proposal[],
): Inspection {
  // Rows end with their last filled cell: each column needs its own.
  const filled = sample.map((row) => header.map((_, index) => row[index] ?? ''));
  return {
    file: '',
    name: tab,
    bytes: 0,
    format: 'csv',
    sheets: [],
    hidden_sheets: [],
    lines,
    settings: { ...SETTINGS, header_line },
    detected: { ...SETTINGS, header_line },
    date_examples: [],
    header,
    sample: filled,
    rows: sample.length,
    remarks: [],
    suggestions: [],
    proposals,
  };
}
