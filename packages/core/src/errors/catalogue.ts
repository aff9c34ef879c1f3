import { commonErrors } from './common.ts';
import { crmErrors } from './crm.ts';
import type { ErrorDefinition } from './define-errors.ts';
import { deliveryErrors } from './delivery.ts';
import { intakeErrors } from './intake.ts';

/** Every area's refusals; a code belongs to one area. */
const areas = [commonErrors, crmErrors, intakeErrors, deliveryErrors] as const;

const catalogue = { ...commonErrors, ...crmErrors, ...intakeErrors, ...deliveryErrors };

/** Every reason the business can refuse something. */
export type ErrorCode = keyof typeof catalogue;

/** Whether a text, such as the message of a database trigger, is one of our codes. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(catalogue, code);
}

export function listErrorCodes(): readonly ErrorCode[] {
  return areas.flatMap((area) => Object.keys(area)).filter(isErrorCode);
}

/** What a code answers and says. */
export function errorDefinition(code: ErrorCode): ErrorDefinition {
  return catalogue[code];
}

/** The status of an answer that refuses for this reason. */
export function statusOf(code: ErrorCode): number {
  return errorDefinition(code).status ?? 400;
}

/** The refusal of a value that a key (`table.column, column`) already holds. */
export function codeOfTakenKey(key: string): ErrorCode {
  const known = listErrorCodes().find((code) => errorDefinition(code).unique?.includes(key));
  return known ?? 'UNIQUE_VIOLATION';
}
