/** The access a source has at its provider, and until when. */
export interface TokenState {
  /** Null when it is not known, or when it does not end. */
  readonly accessEndsAt: Date | null;
  readonly refreshEndsAt: Date | null;
  /** It holds all that a new access token takes. */
  readonly mayRefresh: boolean;
}

/** `access_*`: somebody has to give another token; `refresh_soon`: somebody has to sign in again. */
export type TokenWarning = 'access_soon' | 'access_now' | 'refresh_soon';

export interface TokenCare {
  readonly isToRefresh: boolean;
  readonly warning: TokenWarning | null;
}

const DAY = 86_400_000;
/** Two weeks of tries before a token of sixty days ends. */
const REFRESH_DAYS = 14;
const SOON_DAYS = 14;
const NOW_DAYS = 3;
const REFRESH_SOON_DAYS = 30;

/** Whether access is to be renewed now, and of what people are told ahead. */
export function decideTokenCare(state: TokenState, now: Date): TokenCare {
  const { accessEndsAt, refreshEndsAt, mayRefresh } = state;
  const within = (end: Date | null, days: number) =>
    end !== null && end.getTime() - now.getTime() <= days * DAY;
  if (mayRefresh) {
    const warning = within(refreshEndsAt, REFRESH_SOON_DAYS) ? 'refresh_soon' : null;
    return { isToRefresh: within(accessEndsAt, REFRESH_DAYS), warning };
  }
  if (within(accessEndsAt, NOW_DAYS)) return { isToRefresh: false, warning: 'access_now' };
  const warning = within(accessEndsAt, SOON_DAYS) ? 'access_soon' : null;
  return { isToRefresh: false, warning };
}
