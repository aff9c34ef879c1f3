/**
 * The one address a contact is written to, as a subquery: the primary one, else the oldest, never one
 * that bounced; null without any. `contact` is an expression of the query around it, never a value.
 */
export function reachableAddress(contact: string): string {
  return `(SELECT e.email FROM contact_emails e
            WHERE e.contact = ${contact} AND e.status <> 'bounced'
            ORDER BY e.is_primary DESC NULLS LAST, e.date_created NULLS LAST, e.email LIMIT 1)`;
}
