import { foldCompany, foldName, nameSimilarity } from './fold-name.ts';

/** What makes two records look like one, surest first. */
export const matchKinds = ['email', 'phone', 'domain', 'name'] as const;
export type MatchKind = (typeof matchKinds)[number];

export interface NamedRecord {
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly company?: string | null;
}

const SCORES = { email: 100, phone: 90, domain: 80 } as const;

/** Below this, two names only share a few syllables. */
const NAME_THRESHOLD = 0.6;
const NAME_MAX = 75;

/**
 * How much a record looks like a lead, 0 to 100; 0 means it does not. An address or a number counts
 * by itself; names are compared without case, accents or legal form, and never reach a domain.
 */
export function scoreMatch(kind: MatchKind, lead: NamedRecord, other: NamedRecord): number {
  return kind === 'name' ? Math.round(NAME_MAX * nameScore(lead, other)) : SCORES[kind];
}

function nameScore(lead: NamedRecord, other: NamedRecord): number {
  const person = personScore(lead, other);
  const company = similar(foldCompany(lead.company ?? ''), foldCompany(other.company ?? ''));
  // Two people of one company are two leads: between people, the company alone proves nothing.
  const bothPeople = fullName(lead) !== '' && fullName(other) !== '';
  if (!bothPeople) return company;
  return person > 0 && company > 0 ? 1 : person * 0.9;
}

function personScore(lead: NamedRecord, other: NamedRecord): number {
  const isWhole = [lead, other].every(({ first_name, last_name }) => first_name && last_name);
  // A family name alone is shared by too many.
  return isWhole ? similar(fullName(lead), fullName(other)) : 0;
}

function fullName({ first_name, last_name }: NamedRecord): string {
  // In one order: files often hold the family name first.
  const words = foldName(`${first_name ?? ''} ${last_name ?? ''}`).split(' ');
  return words.sort().join(' ').trim();
}

function similar(one: string, other: string): number {
  const similarity = nameSimilarity(one, other);
  return similarity >= NAME_THRESHOLD ? similarity : 0;
}
