export type * from './directus.ts';
export { domainErrorOfDatabase, uniqueViolation } from './http/database-error.ts';
export { localeOfHeader, rememberLocale, requestLocale } from './http/request-locale.ts';
export { refusingClearly, toDirectusError, translateError } from './http/to-directus-error.ts';
export type {
  DomainEvent,
  EventJob,
  JobContext,
  JobHandler,
  ScheduledJob,
  ScheduledRun,
} from './jobs/jobs.ts';
export { JOBS_FILTER } from './jobs/jobs.ts';
export { queueMail } from './jobs/queue-mail.ts';
export type { SignedIn, StaffRole } from './rights/accountability.ts';
export { actorName, roleName, STAFF_ROLES } from './rights/accountability.ts';
export { readEnv } from './settings/read-env.ts';
export type { AuditEntry, DatedAuditEntry } from './writing/record-audit.ts';
export { recordAudit, recordAuditLines } from './writing/record-audit.ts';
export { withTransaction } from './writing/with-transaction.ts';
