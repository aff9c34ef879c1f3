import { decideLeadChange, type LeadState } from '@ia/core/leads/decide-lead-change';
import type { Row } from '@ia/directus-kit';

export interface LeadWrite {
  readonly payload: Row;
  /** None for a lead about to be created. */
  readonly leads: readonly LeadState[];
  readonly isConversion: boolean;
}

/**
 * The same changes asked of one or several leads, completed by what follows from them.
 * @throws the refusals of `decideLeadChange`, at the first lead that does not take them
 */
export function checkLeadChanges({ payload, leads, isConversion }: LeadWrite): Row {
  const concerned = leads.length > 0 ? leads : [null];
  const followed = concerned.map((lead) =>
    needed(decideLeadChange({ lead, changes: payload, isConversion }), lead, payload),
  );
  return Object.assign({}, payload, ...followed);
}

/** No key is added but what has to change: Directus asks the person for rights on each of them. */
function needed(decided: Readonly<Row>, lead: LeadState | null, payload: Row): Row {
  const current = new Map<string, unknown>(Object.entries(lead ?? {}));
  return Object.fromEntries(
    Object.entries(decided).filter(
      ([field, value]) => field in payload || value !== (current.get(field) ?? null),
    ),
  );
}
