import { choosePosition } from './choose-position.ts';

/** Positions around the place, as they are now: decimals as text. */
export interface Neighbours {
  /** The card above; `{position: null}` when it was never given a place, `null` when it has left. */
  readonly above: { readonly position: string | null } | null;
  readonly below: { readonly position: string | null } | null;
  readonly next: string | null;
  readonly previous: string | null;
  readonly last: string | null;
}

/**
 * The position the drop asks for. The card above decides; when it has left the stage, the one
 * below; when both have, the card goes after the last one placed. `null`: number the stage first.
 */
export function placeCard(around: Neighbours, random: number): string | null {
  const { above, below, next, previous, last } = around;
  if (above) return choosePosition({ above: above.position, below: next ?? undefined, random });
  if (below?.position) {
    return choosePosition({ above: previous ?? undefined, below: below.position, random });
  }
  return choosePosition({ above: last ?? undefined, random });
}
