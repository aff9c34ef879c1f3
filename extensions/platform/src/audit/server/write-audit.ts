import { type AuditEntry, type ExtensionContext, recordAudit } from '@ia/directus-kit';

/** After the fact: a log that cannot be written is reported, and the action, already done, stands. */
export async function writeAudit(
  { database, logger }: ExtensionContext,
  entry: AuditEntry,
): Promise<void> {
  try {
    await recordAudit(database, entry);
  } catch (error) {
    logger.error(error, `The audit log could not take ${entry.action}.`);
  }
}

export function keysOf(meta: Readonly<Record<string, unknown>>): string[] {
  const keys = meta.keys ?? (meta.key === undefined ? [] : [meta.key]);
  return Array.isArray(keys) ? keys.map(String) : [];
}
