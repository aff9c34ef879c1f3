/** A service outside failed. `isRetryable`: the same call may succeed later. */
export class ProviderError extends Error {
  readonly service: string;
  readonly isRetryable: boolean;

  constructor(
    service: string,
    message: string,
    options: { isRetryable: boolean; cause?: unknown },
  ) {
    super(`${service}: ${message}`, { cause: options.cause });
    this.name = 'ProviderError';
    this.service = service;
    this.isRetryable = options.isRetryable;
  }
}
