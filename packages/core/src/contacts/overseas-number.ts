/**
 * First digits of French numbers that are dialled like any other in France and have a country code of
 * their own (ARCEP, plan national de numérotation): Guadeloupe, Guyane, Martinique, La Réunion and
 * Mayotte, fixed and mobile.
 */
const OVERSEAS: readonly (readonly [start: RegExp, code: string])[] = [
  [/^(?:590|69[01]|7090)/, '590'],
  [/^(?:594|694|7093[0-3])/, '594'],
  [/^(?:596|69[67]|7091)/, '596'],
  [/^(?:26[239]|639|69[23]|7092|7093[5-7])/, '262'],
];

/** Saint-Pierre-et-Miquelon: its own numbers have six digits. */
const MIQUELON = '508';

/**
 * The number in E.164 behind a French one of nine digits (without its 0) that is one of overseas;
 * null for one of the mainland. `+33 692…` is nobody’s number.
 */
export function overseasNumber(national: string): string | null {
  if (national.length !== 9) return null;
  if (national.startsWith(MIQUELON)) return `+${national}`;
  const code = OVERSEAS.find(([start]) => start.test(national))?.[1];
  return code === undefined ? null : `+${code}${national}`;
}
