/** An activity and what it is about, as far as it is known. */
export interface ActivityPlace {
  readonly id: string;
  readonly deal?: string | null;
  readonly lead?: string | null;
  readonly contact?: string | null;
  readonly account?: string | null;
}

/**
 * Where within the staff app an activity is read: its line on the record it is about, the closest first
 * (deal, lead, contact, account); its own form when it is about none. Ends with its id: what was told of it
 * is found by that.
 */
export function activityPath({ id, deal, lead, contact, account }: ActivityPlace): string {
  if (deal) return `/pipeline?deal=${deal}&line=${id}`;
  if (lead) return `/leads?lead=${lead}&line=${id}`;
  if (contact) return `/content/contacts/${contact}?line=${id}`;
  if (account) return `/content/accounts/${account}?line=${id}`;
  return `/content/activities/${id}`;
}

/** The line an address asks for; null for none. */
export function lineAsked(query: Readonly<Record<string, unknown>>): string | null {
  const { line } = query;
  return typeof line === 'string' && /^[0-9a-f-]{36}$/.test(line) ? line : null;
}
