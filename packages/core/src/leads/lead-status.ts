import { DomainError } from '../errors.ts';

/** Where a lead is: three open statuses, then one of the two ends. */
export const leadStatuses = ['new', 'contacted', 'qualified', 'converted', 'disqualified'] as const;

export type LeadStatus = (typeof leadStatuses)[number];
export type OpenLeadStatus = Exclude<LeadStatus, 'converted' | 'disqualified'>;

export const openLeadStatuses: readonly OpenLeadStatus[] = ['new', 'contacted', 'qualified'];

/** Whether a lead is still being worked. */
export function isOpenLead(status: string): status is OpenLeadStatus {
  return openLeadStatuses.some((open) => open === status);
}

/**
 * Takes a value received from outside as the status of a lead.
 * @throws VALUE_INVALID with the list of statuses.
 */
export function parseLeadStatus(value: unknown, field = 'status'): LeadStatus {
  const status = leadStatuses.find((key) => key === value);
  if (status) return status;
  throw new DomainError('VALUE_INVALID', { field, hint: leadStatuses.join(', ') });
}
