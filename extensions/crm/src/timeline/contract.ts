import type { Answer } from '@ia/core/contracts/answer';
import { fileReasons } from '@ia/core/files/received-file';
import { mailFailures } from '@ia/core/mails/mail-failure';
import { mailStates } from '@ia/core/mails/written-mail';
import * as z from 'zod/mini';

const named = z.object({ id: z.string(), name: z.string() });

const line = z.object({
  id: z.string(),
  /** ISO instant. */
  at: z.string(),
  who: z.nullable(named),
  deal: z.nullable(named),
});

const stageEntry = z.extend(line, {
  kind: z.literal('stage'),
  from: z.nullable(z.string()),
  to: z.string(),
  seconds: z.nullable(z.number()),
  cause: z.string(),
  reason: z.nullable(z.string()),
});

const activityEntry = z.extend(line, {
  kind: z.literal('activity'),
  type: z.string(),
  subject: z.string(),
  body: z.nullable(z.string()),
  status: z.string(),
  visibility: z.string(),
  attachment: z.nullable(named),
  /** A milestone stays as it was recorded: nobody makes it private. */
  milestone: z.nullable(z.string()),
  /** Why a milestone was taken back. */
  withdrawn: z.nullable(z.string()),
  /** Which way a mail went. */
  direction: z.nullable(z.enum(['in', 'out'])),
  /** Of a mail that came in: whom it is of, as far as it is known. */
  from: z.nullable(z.object({ name: z.nullable(z.string()), address: z.nullable(z.string()) })),
  /** Of a mail written here: what became of it, and to whom it went. */
  mail: z.nullable(
    z.object({
      state: z.enum(mailStates),
      /** Why it did not arrive, as far as the mail server said. */
      error: z.nullable(z.enum(mailFailures)),
      to: z.nullable(z.string()),
      cc: z.nullable(z.string()),
      /** Of one's own that came back: where its person is reached by now. */
      again: z.nullable(z.string()),
    }),
  ),
  /** What came or went with it, and what of it was not kept as it came. */
  files: z.array(named),
  file_remarks: z.array(
    z.object({ name: z.string(), reason: z.enum(fileReasons), url: z.optional(z.string()) }),
  ),
});

const entry = z.discriminatedUnion('kind', [stageEntry, activityEntry]);
const isKnown = (value: unknown) =>
  ['stage', 'activity'].some(
    (kind) => z.safeParse(z.looseObject({ kind: z.literal(kind) }), value).success,
  );

/** `GET /timeline`: of a deal, an account, a contact or a lead, the latest first. Lines of a kind only a newer server tells are left out. */
export const timelinePage = z.object({
  entries: z.pipe(
    z.pipe(
      z.array(z.unknown()),
      z.transform((lines) => lines.filter(isKnown)),
    ),
    z.array(entry),
  ),
  /** Where the next page starts; null at the end. */
  next: z.nullable(z.string()),
});

/** A line of such a story. */
export type TimelineEntry = Answer<typeof entry>;
export type TimelinePage = Answer<typeof timelinePage>;
