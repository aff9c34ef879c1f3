import { type StageType, stageTypes } from './stages.ts';

export type ActorRole = 'admin' | 'sales' | 'delivery' | 'finance' | 'system';

interface AllowedMove {
  readonly from: StageType;
  readonly to: StageType;
  readonly roles: readonly ActorRole[];
}

/** Every move of stage that exists. A closed deal is reopened first, then closed another way. */
const allowedMoves: readonly AllowedMove[] = [
  { from: 'open', to: 'open', roles: ['admin', 'sales', 'system'] },
  { from: 'open', to: 'won', roles: ['admin', 'sales', 'system'] },
  { from: 'open', to: 'lost', roles: ['admin', 'sales', 'system'] },
  { from: 'won', to: 'open', roles: ['admin', 'sales'] },
  { from: 'lost', to: 'open', roles: ['admin', 'sales'] },
];

/** Whether a role may take a deal from one type of stage to another. */
export function isMoveAllowed(from: StageType, to: StageType, role: string): boolean {
  return allowedMoves.some(
    (move) => move.from === from && move.to === to && move.roles.some((one) => one === role),
  );
}

/** Where a role may take a deal, for each type of stage it may be in. */
export function movesOfRole(role: string): Readonly<Record<StageType, readonly StageType[]>> {
  const from = (start: StageType) => stageTypes.filter((end) => isMoveAllowed(start, end, role));
  return { open: from('open'), won: from('won'), lost: from('lost') };
}
