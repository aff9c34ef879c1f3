/** Day 1 of a spreadsheet is 31 December 1899 (day 60, 29 February 1900, never was for Sheets). */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
/** 31 December 9999. */
const LAST = 2_958_465;

/** The civil date of a spreadsheet's serial number, its hour left out; `null` when it is none. */
export function serialDay(serial: number): string | null {
  // Half a second: a midnight that was calculated may fall short of it by its last digit.
  const day = Math.floor(serial + 0.5 / 86_400);
  if (!(day >= 1 && day <= LAST)) return null;
  return new Date(EPOCH + day * DAY).toISOString().slice(0, 10);
}
