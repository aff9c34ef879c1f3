import * as z from 'zod/mini';

/** Whom somebody of a client writes to about an account, or about one of its projects. */
const interlocutor = z.object({
  account: z.string(),
  /** Null: for the account itself. */
  project: z.nullable(z.string()),
  name: z.string(),
  email: z.string(),
});

export const interlocutorsAnswer = z.object({ people: z.array(interlocutor) });
export type InterlocutorsAnswer = z.output<typeof interlocutorsAnswer>;
