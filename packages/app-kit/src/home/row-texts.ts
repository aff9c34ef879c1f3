import { civilDateOf } from '@ia/core';
import { currencyOf, readAmount } from '../money-text.ts';
import { type ApiRow, at, textAt } from '../read-row.ts';
import type { HomeBlock, HomeDay, HomeLine } from './home-block.ts';

/** The texts that are there, joined: `Camille Roussel`, `Lumen · Agent de suivi`. */
export function joinTexts(row: ApiRow, paths: readonly string[], separator = ' · '): string | null {
  const texts = paths.map((path) => textAt(row, path)).filter((text) => text !== null);
  return texts.length > 0 ? texts.join(separator) : null;
}

export function amountAt(row: ApiRow, path: string): HomeLine['amount'] {
  const cents = readAmount(at(row, path));
  return cents === null ? null : { cents, currency: currencyOf(row.currency) };
}

export function dayAt(row: ApiRow, path: string): HomeLine['when'] {
  const value = textAt(row, path);
  return value === null ? null : { kind: 'day', value: value.slice(0, 10) };
}

/** An instant told by its day in Paris. */
export function dayOfInstantAt(row: ApiRow, path: string): HomeLine['when'] {
  const value = textAt(row, path);
  return value === null ? null : { kind: 'day', value: civilDateOf(new Date(value)) };
}

export function hourAt(row: ApiRow, path: string): HomeLine['when'] {
  const value = textAt(row, path);
  return value === null ? null : { kind: 'hour', value };
}

/** An instant told by its hour today, with its day else. */
export function momentAt(row: ApiRow, path: string, { today }: HomeDay): HomeLine['when'] {
  const value = textAt(row, path);
  if (value === null) return null;
  return { kind: civilDateOf(new Date(value)) === today ? 'hour' : 'moment', value };
}

export function isBefore(when: HomeLine['when'], day: HomeDay): boolean {
  return when?.kind === 'day' && when.value < day.today;
}

interface DatedLine {
  readonly title: string;
  readonly detail: readonly string[];
  /** The civil date it is told by; late once that day is over. */
  readonly on: string;
  readonly amount?: string;
}

/** A line told by fields of its row. */
export function datedLine({ title, detail, on, amount }: DatedLine): HomeBlock['line'] {
  return (row, day) => {
    const when = dayAt(row, on);
    return {
      title: textAt(row, title) ?? '',
      detail: joinTexts(row, detail),
      amount: amount === undefined ? null : amountAt(row, amount),
      when,
      isLate: isBefore(when, day),
    };
  };
}
