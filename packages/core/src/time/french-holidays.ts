import { addDays, type CivilDate } from './civil-date.ts';

/** The days of Code du travail, article L3133-1, that fall on the same date every year. */
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];

/** Those of the same article that follow Easter: its Monday, Ascension, the Monday of Pentecost. */
const DAYS_AFTER_EASTER = [1, 39, 50];

/** Whether a day is a public holiday in metropolitan France, Alsace and Moselle's own left aside. */
export function isFrenchHoliday(date: CivilDate): boolean {
  if (FIXED.includes(date.slice(5))) return true;
  const easter = easterSunday(Number(date.slice(0, 4)));
  return DAYS_AFTER_EASTER.some((days) => addDays(easter, days) === date);
}

/** Easter Sunday of a Gregorian year (the anonymous algorithm of « Meeus/Jones/Butcher »). */
export function easterSunday(year: number): CivilDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  const month = String(Math.floor(days / 31)).padStart(2, '0');
  const day = String((days % 31) + 1).padStart(2, '0');
  return `${year}-${month}-${day}`;
}
