import { z } from 'zod';

const text = z.string().max(1_000);
const optional = text.nullish();
const existing = z.strictObject({ id: z.uuid() });

/** Shapes only: what each value may be is core's and Directus' to say, as for any record. */
export const conversionBody = z.strictObject({
  account: z.union([existing, z.strictObject({ name: text, domain: optional })]),
  contact: z
    .union([
      existing,
      z.strictObject({
        first_name: optional,
        last_name: text,
        email: optional,
        phone: optional,
        job_title: optional,
      }),
    ])
    .nullable(),
  deal: z
    .strictObject({
      name: text,
      amount: z.number(),
      currency: text,
      expected_close_on: text,
      offer: z.uuid().nullish(),
      owner: z.uuid().nullish(),
    })
    .nullable(),
});
