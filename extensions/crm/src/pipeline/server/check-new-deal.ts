import { decideDealDraft } from '@ia/core';
import type { Row } from '@ia/directus-kit';
import { assertNoServerOwned } from './assert-no-server-owned.ts';
import { pickWritten } from './pick-written.ts';

/**
 * A deal somebody is about to create. The dates of its stage come from the database, for every way
 * in. @throws FIELD_SERVER_OWNED, the refusals of `decideDealDraft`
 */
export function checkNewDeal(payload: Row, now: Date): Row {
  assertNoServerOwned(payload);
  const { name, amount, probability, opened_on, expected_close_on, next_action } = payload;
  const { account, ...checked } = decideDealDraft({
    draft: {
      name,
      amount,
      probability,
      opened_on,
      expected_close_on,
      next_action,
      stage: payload.stage,
      // An account created along with the deal is an object here, and has no id yet.
      account: payload.account ? String(payload.account) : null,
    },
    now,
    // A new deal is never lost: no reason can be needed.
    reasons: [],
  });
  return pickWritten(payload, { ...checked });
}
