import { z } from 'zod';

const card = z
  .uuid()
  .nullish()
  .transform((id) => id ?? null);

/** What a board sends of a drop; the stage itself is judged by core. */
export const moveBody = z.object({
  to: z.string().max(64),
  before: card,
  after: card,
  seen_stage: z.string().max(64).optional(),
  loss_reason: z.string().max(64).nullish(),
  loss_note: z.string().max(4000).nullish(),
  override_reason: z.string().max(255).nullish(),
});

export type MoveBody = z.output<typeof moveBody>;
