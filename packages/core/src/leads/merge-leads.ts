import { DomainError } from '../errors.ts';
import { assertConvertible } from './decide-lead-conversion.ts';

/** What people choose from when two leads say different things. */
export const mergedFields = [
  'first_name',
  'last_name',
  'company_name',
  'job_title',
  'email',
  'phone',
  'linkedin_url',
  'domain',
  'sector',
  'employees',
  'annual_revenue',
  'city',
  'country',
  'source',
  'channel',
  'occupation',
  'specialization',
] as const;

export type MergedField = (typeof mergedFields)[number];

const FILLED = [...mergedFields, 'owner', 'enrichment_source'] as const;
const COUNTED = ['visits', 'seconds_on_site', 'pages_per_visit'] as const;

/** The columns of a lead that a merge looks at. */
export const mergeColumns = ['id', 'status', 'notes', 'attributes', ...FILLED, ...COUNTED] as const;

/** A lead as the API gives it, with `mergeColumns`; what is empty is null. */
export type MergeableLead = Readonly<Record<string, unknown>>;

export interface MergeRequest {
  /** The lead that stays. */
  readonly kept: MergeableLead;
  /** The one that is set aside as its duplicate. */
  readonly other: MergeableLead;
  /** The fields of which the other one's value is right. */
  readonly take: readonly MergedField[];
}

type Changes = Readonly<Record<string, unknown>>;

/** The fields both have filled in, with different values: a person chooses. */
export function differingFields(kept: MergeableLead, other: MergeableLead): MergedField[] {
  return mergedFields.filter(
    (field) =>
      isFilled(kept[field]) && isFilled(other[field]) && !isSame(kept[field], other[field]),
  );
}

/**
 * What the lead that stays takes over: what it lacks, what was chosen, the notes of both, the higher
 * counts. Nothing of the other one is erased. @throws LEAD_CONVERTED, LEAD_DISQUALIFIED when one of
 * them is closed, VALUE_INVALID (`other`) when they are the same lead
 */
export function decideLeadMerge({ kept, other, take }: MergeRequest): Changes {
  if (kept.id === other.id) throw new DomainError('VALUE_INVALID', { field: 'other' });
  for (const { status } of [kept, other]) assertConvertible({ status: String(status) });
  const taken = FILLED.filter(
    (field) =>
      isFilled(other[field]) &&
      (!isFilled(kept[field]) || take.some((asked) => asked === field)) &&
      !isSame(kept[field], other[field]),
  ).map((field) => [field, other[field]]);
  const counts = COUNTED.filter(
    (field) => isFilled(other[field]) && Number(other[field]) > Number(kept[field] ?? -1),
  ).map((field) => [field, other[field]]);
  return {
    ...Object.fromEntries([...taken, ...counts]),
    ...notes(kept, other),
    ...attributes(kept, other),
  };
}

function notes(kept: MergeableLead, other: MergeableLead): Changes {
  const both = [kept.notes, other.notes].filter(isFilled);
  if (!isFilled(other.notes) || kept.notes === other.notes) return {};
  return { notes: both.join('\n\n') };
}

/** Answers of forms and columns of files; where both have one, the one that stays is right. */
function attributes(kept: MergeableLead, other: MergeableLead): Changes {
  if (typeof other.attributes !== 'object' || other.attributes === null) return {};
  return { attributes: { ...other.attributes, ...Object(kept.attributes ?? {}) } };
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}

function isSame(one: unknown, other: unknown): boolean {
  return String(one ?? '').trim() === String(other ?? '').trim();
}
