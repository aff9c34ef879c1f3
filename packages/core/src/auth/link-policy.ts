/** Rules of the sign-in link sent by mail. Durations in seconds. */
export const linkPolicy = {
  ttlSeconds: 15 * 60,
  perEmail: { max: 5, windowSeconds: 15 * 60 },
  perAddress: { max: 20, windowSeconds: 15 * 60 },
  roles: ['client_admin', 'client_member', 'vendor'],
} as const;

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
