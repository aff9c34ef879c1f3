import type { ErrorCode } from './errors/catalogue.ts';

export type { ErrorCode } from './errors/catalogue.ts';

export interface ErrorDetails {
  /** Field of the collection, as the API names it. */
  readonly field?: string;
  /** Where the field is, when it is known: several collections name theirs alike. */
  readonly collection?: string;
  /** What was received, when it is safe to show again. */
  readonly value?: string | number | null;
  /** What would be accepted, already readable (a list of stages, a limit…). */
  readonly hint?: string;
}

/** A refusal by the business. Its sentence is with its code: see `errors/<area>.ts`. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(details.field ? `${code} (${details.field})` : code);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}

/** Bundles are inlined apart, so `instanceof` is not enough: two copies of the class may meet. */
export function isDomainError(error: unknown): error is DomainError {
  return (
    error instanceof DomainError ||
    (error instanceof Error &&
      error.name === 'DomainError' &&
      'code' in error &&
      'details' in error)
  );
}

/** The same refusal, which says the collection of its field unless it did already. */
export function inCollection(refusal: DomainError, collection: string): DomainError {
  const { code, details } = refusal;
  return details.collection ? refusal : new DomainError(code, { ...details, collection });
}
