import type { Answer } from '@ia/core/contracts/answer';
import { openLeadStatuses } from '@ia/core/leads/lead-status';
import { mergedFields } from '@ia/core/leads/merge-leads';
import { matchKinds } from '@ia/core/leads/score-match';
import * as z from 'zod/mini';

const named = z.object({ id: z.string(), name: z.string() });

/** A record that looks like a lead. */
const match = z.object({
  kind: z.enum(matchKinds),
  collection: z.enum(['leads', 'contacts', 'accounts']),
  id: z.string(),
  label: z.string(),
  /** Of a lead. */
  status: z.optional(z.string()),
  account: z.optional(named),
  score: z.number(),
});

/** `POST /leads/matches`: by lead, the surest first. */
export const matches = z.record(z.string(), z.array(match));

/** `GET /leads/owners` */
export const owners = z.array(named);

/** `POST /leads/:id/convert` */
export const converted = z.object({
  account: z.string(),
  contact: z.nullable(z.string()),
  deal: z.nullable(z.string()),
});

/** `POST /leads/:id/merge`: the fields of the lead that stays which changed. */
export const merged = z.object({ id: z.string(), changed: z.array(z.string()) });

/** What came of one change asked of many leads. */
export const verdicts = z.object({
  done: z.array(z.string()),
  refused: z.array(z.object({ id: z.string(), code: z.string(), message: z.string() })),
});

const MAX_MATCHED = 100;
const MAX_CHANGED = 500;

const idsUpTo = (max: number) => z.array(z.uuid()).check(z.minLength(1), z.maxLength(max));
const ids = idsUpTo(MAX_CHANGED);
const text = z.string().check(z.maxLength(1_000));
const existing = z.strictObject({ id: z.uuid() });

export const matchesBody = z.object({ ids: idsUpTo(MAX_MATCHED) });

/** Shapes only: what each value may be is core's and Directus' to say, as for any record. */
export const conversionBody = z.strictObject({
  account: z.union([existing, z.strictObject({ name: text, domain: z.nullish(text) })]),
  contact: z.nullable(
    z.union([
      existing,
      z.strictObject({
        first_name: z.nullish(text),
        last_name: text,
        email: z.nullish(text),
        phone: z.nullish(text),
        job_title: z.nullish(text),
      }),
    ]),
  ),
  deal: z.nullable(
    z.strictObject({
      name: text,
      amount: z.number(),
      currency: text,
      expected_close_on: text,
      offer: z.nullish(z.uuid()),
      owner: z.nullish(z.uuid()),
    }),
  ),
});

export const mergeBody = z.object({
  other: z.uuid(),
  take: z._default(z.array(z.enum(mergedFields)).check(z.maxLength(mergedFields.length)), () => []),
});

export const disqualifyBody = z.object({
  ids,
  reason: z.nullish(z.string()),
  note: z.nullish(z.string().check(z.maxLength(10_000))),
  duplicate_of: z.nullish(z.uuid()),
});
export const reopenBody = z.object({ ids, status: z._default(z.enum(openLeadStatuses), 'new') });
export const contactedBody = z.object({ ids });
export const archiveBody = z.object({ ids });
export const assignBody = z.object({ ids, owner: z.nullable(z.uuid()) });

export type LeadMatch = Answer<typeof match>;
export type Matches = Answer<typeof matches>;
export type Named = Answer<typeof named>;
export type Converted = Answer<typeof converted>;
export type Merged = Answer<typeof merged>;
export type Verdicts = Answer<typeof verdicts>;
