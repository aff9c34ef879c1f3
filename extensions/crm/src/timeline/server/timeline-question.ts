import { DomainError } from '@ia/core';
import { readParameters } from '@ia/directus-kit/http/read-body';
import { z } from 'zod';

/** Whose story is asked. */
export interface Subject {
  readonly of: 'deal' | 'account' | 'contact' | 'lead';
  readonly id: string;
}

/** Where a page goes on: after this instant, and after these lines of that very instant. */
export interface Place {
  readonly at: Date;
  readonly seen: readonly string[];
}

export interface TimelineQuestion {
  readonly subject: Subject;
  readonly after: Place | null;
  readonly per: number;
}

const query = z.object({
  deal: z.uuid().optional(),
  account: z.uuid().optional(),
  contact: z.uuid().optional(),
  lead: z.uuid().optional(),
  per: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(4000).optional(),
});
const cursorShape = z.tuple([z.coerce.date(), z.array(z.uuid()).max(100)]);

/** @throws VALUE_INVALID, VALUE_REQUIRED when nobody's story is asked, or two at once */
export function parseTimelineQuestion(asked: unknown): TimelineQuestion {
  const { per, cursor, ...subjects } = readParameters(query, asked);
  const [subject, ...others] = (['deal', 'account', 'contact', 'lead'] as const).flatMap((of) => {
    const id = subjects[of];
    return id ? [{ of, id }] : [];
  });
  if (!subject) throw new DomainError('VALUE_REQUIRED', { field: 'deal' });
  if (others.length > 0) throw new DomainError('VALUE_INVALID', { field: others[0]?.of });
  return { subject, per, after: cursor === undefined ? null : parsePlace(cursor) };
}

export function writePlace({ at, seen }: Place): string {
  return `${at.toISOString()}~${seen.join(',')}`;
}

function parsePlace(cursor: string): Place {
  const [at, seen = ''] = cursor.split('~');
  const parsed = cursorShape.safeParse([at, seen.split(',').filter(Boolean)]);
  if (!parsed.success) throw new DomainError('VALUE_INVALID', { field: 'cursor' });
  return { at: parsed.data[0], seen: parsed.data[1] };
}
