import { DomainError } from '@ia/core';
import { type HookRegister, toDirectusError } from '@ia/directus-kit';
import { selfWritten } from '@ia/schema/audit';

const isSelfWritten = (name: unknown) => selfWritten.some((log) => log === name);

/**
 * No line of a log of the platform is made, changed or deleted through Directus. Whoever has no right to it is
 * refused by that; the administration has every right, so it is told here. @throws SELF_WRITTEN_LOG
 */
export function keepLogs({ filter }: HookRegister): void {
  for (const event of ['items.create', 'items.update', 'items.delete']) {
    filter(event, (payload, { collection }, { accountability }) => {
      if (accountability?.admin && isSelfWritten(collection))
        throw toDirectusError(new DomainError('SELF_WRITTEN_LOG'));
      return payload;
    });
  }
}
