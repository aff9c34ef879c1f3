/** Every reason the business can refuse something; `messages/` holds one sentence per code. */
export const errorCodes = [
  // Values
  'VALUE_REQUIRED',
  'VALUE_INVALID',
  'VALUE_OUT_OF_RANGE',
  'TEXT_HAS_MARKUP',
  'TEXT_INVALID_ENCODING',
  'TEXT_TOO_LONG',
  'DATE_INVALID',
  'DATE_ORDER',
  'EMAIL_INVALID',
  'EMAIL_TAKEN',
  'DOMAIN_INVALID',
  'DOMAIN_TAKEN',
  // Money
  'AMOUNT_NEGATIVE',
  'AMOUNT_TOO_LARGE',
  'AMOUNT_NOT_INTEGER',
  'AMOUNT_UNREADABLE',
  'AMOUNT_AMBIGUOUS',
  // Pipeline
  'STAGE_UNKNOWN',
  'STAGE_FORBIDDEN',
  'DEAL_MOVED',
  'MEETING_REQUIRED',
  'MEETING_TO_COME',
  'MEETING_NOTE_REQUIRED',
  'PROPOSAL_REQUIRED',
  'AUDIT_REQUIRED',
  'PROPOSAL_OR_AUDIT_REQUIRED',
  'OVERRIDE_FORBIDDEN',
  'DEAL_NOT_OPEN',
  'FIELD_SERVER_OWNED',
  'LOSS_REASON_REQUIRED',
  'LOSS_REASON_UNKNOWN',
  'LOSS_NOTE_REQUIRED',
  'PROBABILITY_RANGE',
  'EXPECTED_CLOSE_REQUIRED',
  // Leads
  'LEAD_CONVERTED',
  'LEAD_CONVERT_ONLY',
  'LEAD_DISQUALIFIED',
  'DISQUALIFICATION_REASON_REQUIRED',
  'DISQUALIFICATION_NOTE_REQUIRED',
  'REASON_WITHOUT_DISQUALIFICATION',
  'SCORE_BY_ACTION',
  // Tenants and relations
  'ACCOUNT_MISMATCH',
  'ACCOUNT_IMMUTABLE',
  'PARENT_IMMUTABLE',
  'MEMBERSHIP_EXISTS',
  'MEMBERSHIP_LIMIT',
  'UNIQUE_VIOLATION',
  'FOREIGN_KEY',
  'RECORD_IN_USE',
  'APPEND_ONLY',
  // Delivery
  'PROJECT_EXISTS',
  'MISSION_NOT_ACTIVE',
  'TEMPLATE_INVALID',
  // Access
  'FORBIDDEN',
  'NOT_FOUND',
  'LINK_INVALID',
  'RATE_LIMITED',
  'PAYLOAD_TOO_LARGE',
  'INTERNAL',
  // Imports
  'FILE_NOT_FOUND',
  'FILE_EMPTY',
  'CSV_UNREADABLE',
  'HEADER_MISSING',
  'HEADER_DUPLICATE',
  'MAPPING_UNKNOWN',
  'MAPPING_INVALID',
  'IMPORT_BUSY',
  'IMPORT_STATE',
  'FILE_TOO_LARGE',
  'FILE_TYPE',
  'FILE_CHANGED',
  'XLSX_UNREADABLE',
  'HEADER_UNMAPPED',
  'MAPPING_CHANGED',
  // Acquisition
  'INBOUND_UNREADABLE',
  'INBOUND_NO_IDENTITY',
  'INBOUND_NOT_SUPPORTED',
  'INBOUND_STATE',
  'INBOUND_INTERRUPTED',
  'INBOUND_BUSY',
  'MAIL_AUTOMATIC',
  'MAIL_FROM_STAFF',
  'SIGNATURE_INVALID',
  'SIGNATURE_EXPIRED',
  'SOURCE_SECRET_MISSING',
  'NOTION_NOT_SHARED',
  'NOTION_NOT_ALLOWED',
  'NOTION_COLUMN_RENAMED',
  'NOTION_COLUMN_TYPE',
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_REFUSED',
  // Recurring syncs
  'SCHEDULE_INVALID',
  'SYNC_BUSY',
  'SYNC_LEFT',
  'SYNC_OFF',
  'SYNC_NOT_READY',
  'SYNC_SECRET_INVALID',
  'SYNC_ACCESS_REVOKED',
  'SYNC_INTERRUPTED',
  'SHEET_NOT_SHARED',
  'SHEET_NOT_FOUND',
  'SHEET_TAB_MISSING',
  'SHEET_HEADER_CHANGED',
  // Reminders
  'REMINDER_RUNNING',
  'REMINDER_STATE',
  'REMINDER_STOPPED',
  'SEQUENCE_EMPTY',
  'SEQUENCE_OTHER_TARGET',
  'TEMPLATE_UNREADABLE',
  'TEMPLATE_VARIABLE_UNKNOWN',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Whether a text, such as the message of a database trigger, is one of our codes. */
export function isErrorCode(code: string): code is ErrorCode {
  return errorCodes.some((known) => known === code);
}

export interface ErrorDetails {
  /** Field of the collection, as the API names it. */
  readonly field?: string;
  /** What was received, when it is safe to show again. */
  readonly value?: string | number | null;
  /** What would be accepted, already readable (a list of stages, a limit…). */
  readonly hint?: string;
}

/** A refusal by the business. Its sentence is in the catalogue: see `messageFor`. */
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
