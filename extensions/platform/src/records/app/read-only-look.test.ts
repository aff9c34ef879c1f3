import { expect, it } from 'vitest';
import { readOnlyLook } from './read-only-look.ts';

it('names each log of the platform by its way to a new line', () => {
  const look = readOnlyLook();
  for (const log of ['audit_log', 'outbox_events'])
    expect(look).toContain(`[href$="/content/${log}/+"]`);
  expect(look).not.toContain('"/content//+"');
});
