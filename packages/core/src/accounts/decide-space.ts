import { DomainError } from '../errors.ts';

export const spaceLevels = ['member', 'admin'] as const;
export type SpaceLevel = (typeof spaceLevels)[number];

/** What somebody asks to open, and what they may open themselves. */
export interface SpaceRequest {
  readonly level: SpaceLevel;
  readonly projects: readonly string[];
  /** The level they have of this account; null when the space is not open to them yet. */
  readonly held: SpaceLevel | null;
  /** The address that works; null when there is none. */
  readonly email: string | null;
  /** Whoever signs in with that address already; null when nobody does. */
  readonly person: {
    readonly isClient: boolean;
    readonly isActive: boolean;
    /** Of their memberships of other accounts. */
    readonly otherLevels: readonly SpaceLevel[];
  } | null;
  readonly may: {
    /** Everything of the account, its invoices included. */
    readonly admin: boolean;
    readonly projects: ReadonlySet<string>;
  };
}

/**
 * Whether the space may be opened so, or changed. Nobody gives more than they have; a person has one
 * level everywhere, since their role is one. @throws SPACE_BEYOND_YOURS first, then the other reasons
 */
export function assertMayOpenSpace({
  level,
  held,
  projects,
  email,
  person,
  may,
}: SpaceRequest): void {
  if (level === 'admin' && !may.admin) {
    throw new DomainError('SPACE_BEYOND_YOURS', { field: 'level' });
  }
  if (held) assertMayTakeLevel(held, may);
  if (projects.some((project) => !may.projects.has(project))) {
    throw new DomainError('SPACE_BEYOND_YOURS', { field: 'projects' });
  }
  if (level === 'member' && projects.length === 0) {
    throw new DomainError('SPACE_PROJECT_REQUIRED', { field: 'projects' });
  }
  if (email === null) throw new DomainError('SPACE_NO_ADDRESS', { field: 'email' });
  if (!person) return;
  if (!person.isClient) throw new DomainError('SPACE_OTHER_ACCESS', { field: 'email' });
  if (!person.isActive) throw new DomainError('SPACE_SUSPENDED', { field: 'email' });
  if (person.otherLevels.some((other) => other !== level)) {
    throw new DomainError('SPACE_LEVEL_MIXED', { field: 'level' });
  }
}

/**
 * Nobody takes away what they could not give: the level of an administrator, by another level or by
 * the end of the space. @throws SPACE_BEYOND_YOURS
 */
export function assertMayTakeLevel(held: SpaceLevel, may: { readonly admin: boolean }): void {
  if (held === 'admin' && !may.admin) {
    throw new DomainError('SPACE_BEYOND_YOURS', { field: 'level' });
  }
}
