/** A mail of ours that could not be delivered for good. */
export interface Bounce {
  /** Of the mail that came back, without its angle brackets; null where the notice names none. */
  readonly messageId: string | null;
  /** The address we wrote to, as far as is said. */
  readonly recipient: string;
  /** Other addresses it may have been: where that one leads, or those a notice in words names. */
  readonly others?: readonly string[];
  /** Its enhanced status as RFC 3463 writes it, e.g. `5.1.1`; absent where none is told. */
  readonly status?: string;
}
