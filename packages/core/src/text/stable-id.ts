/** The marks of an id: its version and, for those given out so before, a variant that never changes. */
interface Marks {
  readonly version: '5' | '8';
  readonly variant?: string;
}

/**
 * The UUID that stands for a name: the same for the same SHA-256 (64 hexadecimal digits), whoever
 * computes it. Core hashes nothing itself: a browser and Node do it differently.
 */
export function uuidOfHash(hex: string, { version, variant = variantOf(hex) }: Marks): string {
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `${version}${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The two bits RFC 9562 sets, and two of the hash. */
function variantOf(hex: string): string {
  return ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
}
