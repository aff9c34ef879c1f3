/** Places on the board are decimals of this many digits: numeric(20,10). */
const DIGITS = 10;
const UNIT = 10n ** BigInt(DIGITS);
/** Room for thirty drops at one place before its stage is numbered anew. */
const STEP = 65_536n * UNIT;
/** Under this gap (0.0001) two people dropping at one place could get the same position. */
const NARROW = UNIT / 10_000n;

export interface Slot {
  /** Position of the card above: absent when there is none, `null` when it never got one. */
  readonly above?: string | null;
  /** Position of the card below, in the same way; a card without position sorts last. */
  readonly below?: string | null;
  /** From 0 (included) to 1: where in the gap, so that two drops at one place differ. */
  readonly random: number;
}

/**
 * A position between two cards of a stage, as a decimal text; `null` when the stage has to be
 * numbered first, because the card above has no position or the gap has become too narrow.
 */
export function choosePosition({ above, below, random }: Slot): string | null {
  if (above === null) return null;
  const low = above === undefined ? undefined : unitsOf(above);
  const high = below === undefined || below === null ? undefined : unitsOf(below);
  if (low !== undefined && high !== undefined) {
    const gap = high - low;
    return gap < NARROW ? null : textOf(low + gap / 3n + share(gap / 3n, random));
  }
  const step = STEP / 2n + share(STEP, random);
  if (high !== undefined) return textOf(high - step);
  return textOf((low ?? 0n) + step);
}

function share(units: bigint, random: number): bigint {
  const precision = 2n ** 40n;
  return (units * BigInt(Math.floor(random * Number(precision)))) / precision;
}

function unitsOf(text: string): bigint {
  const [, sign, whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,10}))?$/.exec(text) ?? [];
  const units = BigInt(whole) * UNIT + BigInt(fraction.padEnd(DIGITS, '0'));
  return sign === '-' ? -units : units;
}

function textOf(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(DIGITS + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -DIGITS)}.${digits.slice(-DIGITS)}`;
}
