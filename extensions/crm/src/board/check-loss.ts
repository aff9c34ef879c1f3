import type { ExtensionContext } from '@ia/directus-kit';
import type { Asker } from '@ia/directus-kit/asker-rights';
import { checkRecord } from '../record-rules-hook/check-record.ts';
import { loadTextLimits, type TextLimits } from '../repositories/text-limits.ts';
import type { MoveBody } from './move-body.ts';

interface Loss {
  readonly loss_reason: string | null;
  readonly loss_note: string | null;
}

let limits: Promise<TextLimits> | undefined;

/** What a person says of a loss, in the shape every way in gives it. @throws TEXT_… */
export async function checkLoss(
  { schema }: Asker,
  { database }: Pick<ExtensionContext, 'database'>,
  { loss_reason = null, loss_note = null }: MoveBody,
): Promise<Loss> {
  if (loss_reason === null && loss_note === null) return { loss_reason, loss_note };
  limits ??= loadTextLimits(database);
  const payload = { loss_reason, loss_note };
  const checked = checkRecord({ collection: 'deals', payload, schema, limits: await limits });
  return { loss_reason: textOf(checked.loss_reason), loss_note: textOf(checked.loss_note) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
