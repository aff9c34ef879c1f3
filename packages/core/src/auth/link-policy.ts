/** Rules of the sign-in link sent by mail. Durations in seconds. */
export const linkPolicy = {
  ttlSeconds: 15 * 60,
  perEmail: { max: 5, windowSeconds: 15 * 60 },
  perAddress: { max: 20, windowSeconds: 15 * 60 },
  roles: ['client_admin', 'client_member', 'vendor'],
} as const;

export interface RateLimit {
  readonly max: number;
  readonly windowSeconds: number;
}

export interface LinkCandidate {
  readonly status: string;
  readonly role: string | null;
  readonly isAdmin: boolean;
  readonly hasSecondFactor: boolean;
}

/**
 * Whether a person may sign in by mail link: active, from outside (client or vendor), neither an
 * administrator nor protected by a second factor, which a link would go round.
 */
export function mayReceiveLink(user: LinkCandidate | null): boolean {
  if (user?.status !== 'active' || user.isAdmin || user.hasSecondFactor) return false;
  return linkPolicy.roles.some((role) => role === user.role);
}

/** When a link asked for now stops working. */
export function linkExpiry(now: Date): Date {
  return new Date(now.getTime() + linkPolicy.ttlSeconds * 1000);
}

/** Whether a link can still be used: never used, and not at or after its end. */
export function isLinkUsable(
  link: { readonly expiresAt: Date; readonly usedAt: Date | null },
  now: Date,
): boolean {
  return link.usedAt === null && now.getTime() < link.expiresAt.getTime();
}

/** Whether one more request fits, given those already counted in the window. */
export function isWithinLimit(alreadyCounted: number, limit: RateLimit): boolean {
  return alreadyCounted < limit.max;
}
