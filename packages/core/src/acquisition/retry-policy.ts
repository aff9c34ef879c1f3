/**
 * How often a delivery is tried: eleven times over about an hour and a half, so that a provider that is away
 * for an hour loses nothing. Then it waits for a person, with its reason.
 */
export const inboundRetry = { attempts: 11, delaySeconds: 5, maxDelaySeconds: 1800 } as const;

/** What becomes of a delivery whose `attempt`-th try failed (the first is 1). */
export function decideAfterFailure(failure: {
  readonly attempt: number;
  readonly isRetryable: boolean;
}): 'retry' | 'dead' {
  return failure.isRetryable && failure.attempt < inboundRetry.attempts ? 'retry' : 'dead';
}
