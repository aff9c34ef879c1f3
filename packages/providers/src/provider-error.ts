import type { ErrorCode, ErrorDetails } from '@ia/core';

export interface ProviderFailure {
  /** The same call may succeed later. */
  readonly isRetryable: boolean;
  /** The service may have done what it was asked, though nobody heard it say so. */
  readonly isUncertain?: boolean;
  /** HTTP status, when there was an answer. */
  readonly status?: number | undefined;
  /** What the service said of it. */
  readonly answer?: unknown;
  readonly cause?: unknown;
  /** What to tell people, with what they can do about it; the catalogue has its sentence. */
  readonly code?: ErrorCode;
  readonly details?: ErrorDetails;
}

/** A service outside failed. */
export class ProviderError extends Error {
  readonly service: string;
  readonly isRetryable: boolean;
  readonly isUncertain: boolean;
  readonly status: number | undefined;
  readonly answer: unknown;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(service: string, message: string, failure: ProviderFailure) {
    super(`${service}: ${message}`, { cause: failure.cause });
    const { isRetryable, code, details } = failure;
    this.name = 'ProviderError';
    this.service = service;
    this.isRetryable = isRetryable;
    this.isUncertain = failure.isUncertain ?? false;
    this.status = failure.status;
    this.answer = failure.answer;
    this.code = code ?? (isRetryable ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_REFUSED');
    this.details = details ?? { value: service };
  }
}
