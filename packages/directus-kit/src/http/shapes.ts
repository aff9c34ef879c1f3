import { DomainError } from '@ia/core';
import { z } from 'zod';

/** `/:id` of a record. */
export const byId = z.object({ id: z.uuid() });

/** The same where what does not exist and what is out of reach are told alike. */
export const byHiddenId = z.object({
  id: z.string().transform((id) => {
    if (!z.uuid().safeParse(id).success) throw new DomainError('FORBIDDEN');
    return id;
  }),
});

/** From 1. */
export const page = z.coerce.number().int().min(1).max(100_000).default(1);

/** Lines of a page. */
export const per = z.coerce.number().int().min(1).max(200).default(50);

export const byPage = z.object({ page });
