import type { Hook } from '@ia/directus-kit';
import { auditAccess } from '../server/audit-access.ts';
import { auditChanges } from '../server/audit-changes.ts';
import { auditLogins } from '../server/audit-logins.ts';
import { auditReads } from '../server/audit-reads.ts';
import { auditRows } from '../server/audit-rows.ts';
import { keepLogs } from '../server/keep-logs.ts';

/** What somebody may have to answer for later; the log itself is append-only in the database. */
const hook: Hook = (register, context) => {
  auditLogins(register, context);
  auditAccess(register, context);
  auditRows(register, context);
  auditChanges(register, context);
  auditReads(register, context);
  keepLogs(register);
};

export default hook;
