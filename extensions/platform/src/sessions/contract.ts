import type { Answer } from '@ia/core/contracts/answer';
import { z } from 'zod/mini';

const session = z.object({
  /** A hash of the token: the token itself would open the session. */
  id: z.string(),
  expires: z.string(),
  ip: z.nullable(z.string()),
  user_agent: z.nullable(z.string()),
  /** The session this was asked in. */
  current: z.boolean(),
});
export type SessionView = Answer<typeof session>;

/** The newest end first. */
export const openSessions = z.array(session);
