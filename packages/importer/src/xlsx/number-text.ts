import type { FormatPart, NumberFormat } from './number-format.ts';

export interface CellText {
  readonly text: string;
  /** A number as it is stored: never grouped, its decimal mark a point. */
  readonly isNumber: boolean;
}

const DAY_SECONDS = 86_400;
/** Day 1 of a workbook is 1 January 1900, and 29 February 1900 is one of its days. */
const EPOCH = Date.UTC(1899, 11, 30);
/** Workbooks of old Macs count from 1904. */
const DAYS_TO_1904 = 1462;
/** 31 December 9999. */
const LAST_DAY = 2_958_465;

/** A stored number as a person reads it in its cell, where the format says what it is. */
export function formattedNumber(stored: string, format: NumberFormat, is1904 = false): CellText {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return { text: stored, isNumber: false };
  const shown = shownText(value, format, is1904);
  return shown === null
    ? { text: numberText(stored), isNumber: true }
    : { text: shown, isNumber: false };
}

function shownText(value: number, format: NumberFormat, is1904: boolean): string | null {
  switch (format.kind) {
    case 'number':
      return null;
    case 'percent':
      return `${numberText(String(value * 100))} %`;
    case 'counted':
      // No more decimals than an amount has: with three it would read two ways.
      return `${numberText(String(Math.round(value * 100) / 100))} ${format.unit}`;
    case 'elapsed':
      return value < 0 ? null : clockText(Math.round(value * DAY_SECONDS));
    case 'date':
      return dateText(value, format.hasDay, is1904);
    case 'padded':
      return Number.isSafeInteger(value) && value >= 0 ? padded(String(value), format.parts) : null;
  }
}

/** `2025-12-31`, with the time when there is one; workbooks know no time zone. */
function dateText(value: number, hasDay: boolean, is1904: boolean): string | null {
  // A date no formula has filled: people see a day that never was.
  if (value === 0 && hasDay) return '';
  if (value >= 0 && value < 1 && !hasDay) return clockText(Math.round(value * DAY_SECONDS));
  const seconds = Math.round((value + (is1904 ? DAYS_TO_1904 : 0)) * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  if (value < 0 || day > LAST_DAY) return null;
  const date = new Date(EPOCH + day * DAY_SECONDS * 1000).toISOString().slice(0, 10);
  const rest = seconds - day * DAY_SECONDS;
  return rest === 0 ? date : `${date} ${clockText(rest)}`;
}

function clockText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Digits beyond those the format has a place for stand before the first of them. */
function padded(digits: string, parts: readonly FormatPart[]): string {
  const places = parts.filter((part) => 'digits' in part).length;
  const all = digits.padStart(places, '0');
  let at = all.length - places;
  let text = '';
  let isFirst = true;
  for (const part of parts) {
    if ('text' in part) text += part.text;
    else {
      text += isFirst ? all.slice(0, at + 1) : all[at];
      at += 1;
      isFirst = false;
    }
  }
  return text;
}

/** Workbooks store `0.1 + 0.2` with all its digits; people see fifteen of them. */
export function numberText(stored: string): string {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) >= 1e-6 && Math.abs(rounded) < 1e21 ? String(rounded) : plain(rounded);
}

function plain(value: number): string {
  return value === 0 ? '0' : value.toFixed(15).replace(/\.?0+$/, '');
}
