import type { Encoding } from '../shapes/file-settings.ts';
import { decoderFor } from './decoder-for.ts';

/** Inside a word stand letters, and the apostrophe of French. */
const INSIDE: Readonly<Record<string, number>> = {
  ...weightsOf('àâäçéèêëîïôöùûüÿœæñ’', 3),
  ...weightsOf('ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ', 1),
};
/** And between capitals, capitals. */
const CAPITALS: Readonly<Record<string, number>> = weightsOf('ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ’', 3);
const ELSEWHERE: Readonly<Record<string, number>> = {
  ...weightsOf('éèàùç', 2),
  ...weightsOf('ÀÂÇÉÈÊÎÔŒ’“”«»€°–—…\u00a0', 1),
};

const EURO_OF_LATIN_9 = 0xa4;

/** How often each byte beyond ASCII stands between two letters, and how often elsewhere. */
export class HighBytes {
  readonly #inside = new Float64Array(256);
  readonly #capitals = new Float64Array(256);
  readonly #elsewhere = new Float64Array(256);

  add(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (byte < 0x80) continue;
      const tally = this.#tallyOf(chunk[at - 1], chunk[at + 1]);
      tally[byte] = (tally[byte] ?? 0) + 1;
    }
  }

  #tallyOf(before: number | undefined, after: number | undefined): Float64Array {
    if (isCapital(before) && isCapital(after)) return this.#capitals;
    return isLetter(before) && isLetter(after) ? this.#inside : this.#elsewhere;
  }

  /**
   * Which encoding of one byte per letter a text that is not UTF-8 has, by how much French its bytes
   * make in each: every byte is valid in all of them. Windows where nothing tells.
   */
  guess(): Encoding {
    const other = this.#score('macintosh') >= this.#score('ibm850') ? 'macintosh' : 'ibm850';
    if (this.#score(other) > this.#score('windows-1252')) return other;
    // Where Windows has a sign nobody types stands the euro; its own letters stand in 0x80 to 0x9f.
    const ofWindows = this.#sum(0x80, 0xa0);
    const euros = this.#sum(EURO_OF_LATIN_9, EURO_OF_LATIN_9 + 1);
    return euros > 0 && ofWindows === 0 ? 'iso-8859-15' : 'windows-1252';
  }

  #score(encoding: string): number {
    const decoder = decoderFor(encoding);
    let score = 0;
    for (let byte = 0x80; byte < 256; byte += 1) {
      const sign = decoder.decode(Uint8Array.of(byte));
      score += (INSIDE[sign] ?? 0) * (this.#inside[byte] ?? 0);
      score += (CAPITALS[sign] ?? 0) * (this.#capitals[byte] ?? 0);
      score += (ELSEWHERE[sign] ?? 0) * (this.#elsewhere[byte] ?? 0);
    }
    return score;
  }

  #sum(from: number, to: number): number {
    let sum = 0;
    for (let byte = from; byte < to; byte += 1) {
      sum += (this.#inside[byte] ?? 0) + (this.#capitals[byte] ?? 0) + (this.#elsewhere[byte] ?? 0);
    }
    return sum;
  }
}

function weightsOf(signs: string, weight: number): Record<string, number> {
  return Object.fromEntries([...signs].map((sign) => [sign, weight]));
}

const isCapital = (byte = 0): boolean => byte >= 0x41 && byte <= 0x5a;

function isLetter(byte: number | undefined): boolean {
  const lower = (byte ?? 0) | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
