/** The statements by which a refusal that came in a private mail names its day, no more that mail. */
export const mendProofs: readonly string[];
