import { spaceLevels } from '@ia/core/accounts/decide-space';
import * as z from 'zod/mini';

export const spaceBody = z.object({
  level: z.enum(spaceLevels),
  projects: z._default(z.array(z.uuid()).check(z.maxLength(200)), []),
});
export type SpaceBody = z.output<typeof spaceBody>;

const named = z.object({ id: z.string(), name: z.string() });

/** A contact and what they may enter. */
const spacePerson = z.object({
  contact: z.string(),
  name: z.string(),
  email: z.nullable(z.string()),
  locale: z.enum(['fr', 'en']),
  /** Null: the space is not open to them. */
  level: z.nullable(z.enum(spaceLevels)),
  projects: z.array(z.string()),
  /** Instants; the last sign-in is null for who never came. */
  opened_at: z.nullable(z.string()),
  last_access: z.nullable(z.string()),
  is_mail_failed: z.boolean(),
});
export type SpacePerson = z.output<typeof spacePerson>;

export const spacesAnswer = z.object({
  account: named,
  /** What the asker may open; no level: nothing. */
  levels: z.array(z.enum(spaceLevels)),
  projects: z.array(named),
  people: z.array(spacePerson),
});
export type SpacesAnswer = z.output<typeof spacesAnswer>;

export const openedAnswer = z.object({ invited: z.boolean() });
export const invitedAnswer = z.object({ email: z.string() });
export const endedAnswer = z.object({ level: z.enum(spaceLevels) });
