import type { ExtensionContext } from '@ia/directus-kit';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import { checkRecord } from '@ia/records/record-rules/check-record';
import { textLimits } from '@ia/records/record-rules/text-limits';
import type { MoveBody } from '../contract.ts';

interface Reasons {
  readonly loss_reason: string | null;
  readonly loss_note: string | null;
  readonly override_reason: string | null;
}

/** What a person says of a loss or of a rule passed over, in the shape every way in gives it. @throws TEXT_… */
export async function checkReasons(
  { schema }: Asker,
  { database }: Pick<ExtensionContext, 'database'>,
  { loss_reason = null, loss_note = null, override_reason = null }: MoveBody,
): Promise<Reasons> {
  const payload = { loss_reason, loss_note, override_reason };
  if (Object.values(payload).every((one) => one === null)) return payload;
  const limits = await textLimits(database);
  const checked = checkRecord({ collection: 'deals', payload, schema, limits, isTyped: true });
  return {
    loss_reason: textOf(checked.loss_reason),
    loss_note: textOf(checked.loss_note),
    override_reason: textOf(checked.override_reason),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
