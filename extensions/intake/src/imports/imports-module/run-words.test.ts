import { describe, expect, it } from 'vitest';
import { countLines, pastedFile } from './pasted-file.ts';
import { announcement, figuresText, isWorking, percentDone } from './run-progress.ts';
import { isApplied, rowsText, summaryText } from './run-words.ts';
import { canOpen, canPrepareAgain, stepOf, stepOfRun } from './steps.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');
const counts = {
  rows_total: 8766,
  rows_created: 8700,
  rows_updated: 0,
  rows_unchanged: 65,
  rows_rejected: 1,
  rows_flagged: 12,
};

describe('the figures of a run', () => {
  it('make a sentence', () => {
    expect(plain(summaryText(counts, 'fr'))).toBe(
      '8 766 lignes : 8 700 nouvelles, 0 modifiée, 65 inchangées, 1 rejetée.',
    );
    expect(plain(summaryText(counts, 'en'))).toBe(
      '8,766 rows: 8,700 new, 0 changed, 65 unchanged, 1 rejected.',
    );
  });

  it('agree in number in each language', () => {
    expect(plain([0, 1, 2].map((count) => rowsText(count, 'fr')).join(', '))).toBe(
      '0 ligne, 1 ligne, 2 lignes',
    );
    expect(plain(rowsText(0, 'en'))).toBe('0 rows');
  });
});

describe('the progress of a run', () => {
  const reading = { status: 'previewing', rows_done: 3000, rows_total: 8766 } as const;

  it('is told in rows', () => {
    expect(plain(figuresText(reading, 'fr'))).toBe('3 000 sur 8 766 lignes');
    expect(percentDone(reading)).toBe(34);
  });

  it('is not known before the rows are counted', () => {
    expect(percentDone({ ...reading, rows_total: 0 })).toBeNull();
    expect(percentDone({ ...reading, status: 'queued' })).toBeNull();
    expect(figuresText({ ...reading, rows_total: 0 }, 'fr')).toBe('');
  });

  it('never goes past the end', () => {
    expect(percentDone({ ...reading, rows_done: 9000 })).toBe(100);
    expect(plain(figuresText({ ...reading, rows_done: 9000 }, 'fr'))).toBe(
      '8 766 sur 8 766 lignes',
    );
  });

  it('is read aloud by quarters, not every second', () => {
    const at = (rows_done: number) => plain(announcement({ ...reading, rows_done }, 'fr'));
    expect(at(2200)).toBe('Essai à blanc : 25 %');
    expect(at(4300)).toBe(at(2200));
    expect(at(4400)).toBe('Essai à blanc : 50 %');
  });

  it('is asked for only while the server works', () => {
    expect(isWorking('previewing')).toBe(true);
    expect(isWorking('previewed')).toBe(false);
  });
});

describe('the steps', () => {
  it('open once those before are settled', () => {
    const nothing = { hasFile: false, hasColumns: false };
    expect(canOpen('columns', nothing)).toBe(false);
    expect(canOpen('columns', { hasFile: true, hasColumns: false })).toBe(true);
    expect(canOpen('mode', { hasFile: true, hasColumns: false })).toBe(false);
    expect(canOpen('mode', { hasFile: true, hasColumns: true })).toBe(true);
    expect(canOpen('preview', { hasFile: true, hasColumns: true })).toBe(false);
  });

  it('of a run follow what was saved', () => {
    expect(stepOfRun({ status: 'previewed', applied_at: null })).toBe('preview');
    expect(stepOfRun({ status: 'failed', applied_at: '2026-11-22T10:00:00Z' })).toBe('result');
    expect(isApplied({ status: 'running', applied_at: null })).toBe(true);
    expect(canPrepareAgain({ status: 'previewing', applied_at: null })).toBe(false);
    expect(canPrepareAgain({ status: 'cancelled', applied_at: null })).toBe(true);
  });

  it('come back from an address, whatever it says', () => {
    expect([stepOf('mode'), stepOf('../x'), stepOf(undefined)]).toEqual(['mode', 'file', 'file']);
  });
});

describe('lines pasted from a spreadsheet', () => {
  it('become a file', async () => {
    const file = pastedFile('a\tb\r\n1\t2', 'Collage');
    expect(file?.name).toBe('Collage.csv');
    expect(await file?.text()).toBe('a\tb\r\n1\t2');
    expect(countLines('a\tb\r\n\r\n1\t2\r\n')).toBe(2);
  });

  it('that are empty are no file', () => {
    expect(pastedFile(' \n ', 'Collage')).toBeNull();
  });
});
