import { spaceLevels } from '@ia/core/accounts/decide-space';
import * as z from 'zod/mini';

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));

/** Whom a client invites into their own space. */
export const invitationBody = z.strictObject({
  email: z.string().check(z.trim(), z.minLength(3), z.maxLength(254)),
  first_name: name,
  last_name: name,
  level: z._default(z.enum(spaceLevels), 'member'),
});
export type InvitationBody = z.output<typeof invitationBody>;

/** Somebody a client invited. */
const invitedPerson = z.object({
  /** Of their membership. */
  id: z.string(),
  name: z.string(),
  email: z.string(),
  level: z.enum(spaceLevels),
  /** They have not come yet. */
  is_pending: z.boolean(),
  /** Instant. */
  invited_at: z.nullable(z.string()),
  is_mail_failed: z.boolean(),
});

export const invitationsAnswer = z.object({
  may_invite: z.boolean(),
  /** The levels the asker may give. */
  levels: z.array(z.enum(spaceLevels)),
  people: z.array(invitedPerson),
});
export type InvitationsAnswer = z.output<typeof invitationsAnswer>;

/** Whether a mail left: not for somebody who is in the space already. */
export const invitationAnswer = z.object({ invited: z.boolean() });
