export type { SignedIn } from './accountability.ts';
export { OUTSIDE_ROLES, requireUser, roleName } from './accountability.ts';
export { answering } from './answering.ts';
export { domainErrorOfDatabase, uniqueViolation } from './database-error.ts';
export type * from './directus.ts';
export type { Invitation, InviteContactOptions } from './invitations.ts';
export { inviteContact } from './invitations.ts';
export type {
  DomainEvent,
  EventJob,
  JobContext,
  JobHandler,
  ScheduledJob,
  ScheduledRun,
} from './jobs.ts';
export { JOBS_FILTER } from './jobs.ts';
export type { QueuedMail } from './queue-mail.ts';
export { queueMail } from './queue-mail.ts';
export { rawBody } from './raw-body.ts';
export { readEnv } from './read-env.ts';
export type { AuditEntry } from './record-audit.ts';
export { recordAudit } from './record-audit.ts';
export { localeOfHeader, rememberLocale, requestLocale } from './request-locale.ts';
export { refusingClearly, toDirectusError, translateError } from './to-directus-error.ts';
export { withTransaction } from './with-transaction.ts';
