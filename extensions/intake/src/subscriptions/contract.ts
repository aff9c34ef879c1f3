import type { Answer } from '@ia/core/contracts/answer';
import { z } from 'zod/mini';

/** How a source stands at its provider; `none`: nothing is subscribed there. */
export const connectionAnswer = z.object({
  status: z.enum(['none', 'connecting', 'active', 'failed']),
  /** Whose bookings or leads are delivered: `organization`, `user`, or an URN of LinkedIn. */
  scope: z.nullable(z.string()),
  error_message: z.nullable(z.string()),
  connected_at: z.nullable(z.string()),
  /** When it was last subscribed anew because the provider had disabled it or knew it no more. */
  renewed_at: z.nullable(z.string()),
  checked_at: z.nullable(z.string()),
  token_expires_at: z.nullable(z.string()),
  refresh_expires_at: z.nullable(z.string()),
});

export const removedAnswer = z.object({
  /** `off`: it has received something, which stays; it was switched off instead. */
  outcome: z.enum(['removed', 'off']),
});

export type Connection = Answer<typeof connectionAnswer>;
