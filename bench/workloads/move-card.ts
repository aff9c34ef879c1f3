import { call } from '../lib/http.ts';
import { measure } from '../lib/measure.ts';
import type { Stand, Workload } from '../lib/workload.ts';

const OPEN = ['prospect', 'meeting', 'proposal', 'audit', 'negotiation'];

interface Place {
  readonly id: string;
  stage: string;
}

/** Drags cards from stage to stage, each between two others. */
export async function moveCard(
  stand: Stand,
  concurrency: number,
  count: number,
): Promise<Workload> {
  const ours = await openDeals(stand, 'deals');
  const bare = await openDeals(stand, 'bench_limit.deals');
  return {
    number: 2,
    name: `drag a card, ${concurrency} at a time`,
    rounds: 5,
    target:
      concurrency === 1
        ? 'p50 ≤ 4 × limit'
        : 'rate ≥ 8 × Tryton, measured elsewhere at 0.016 of the limit: ≥ 0.13 of it',
    systems: [
      {
        name: 'ours, POST /crm/deals/:id/move',
        round: async () => {
          const token = await stand.token();
          return measure({
            count,
            concurrency,
            request: async (index) => {
              const { deal, to, seen, after } = nextMove(ours, index);
              const url = `${stand.directusUrl}/crm/deals/${deal}/move`;
              await call({
                method: 'POST',
                url,
                token,
                body: { to, seen_stage: seen, after, before: null },
              });
            },
          });
        },
      },
      {
        name: 'limit, node:http + pg',
        round: () =>
          measure({
            count,
            concurrency,
            request: async (index) => {
              const { deal, to, after } = nextMove(bare, index);
              const url = `${stand.limitUrl}/move`;
              await call({ method: 'POST', url, body: { id: deal, to, neighbours: [after] } });
            },
          }),
      },
      {
        name: 'items API, PATCH',
        round: async () => {
          const token = await stand.token();
          return measure({
            count: Math.ceil(count / 2),
            concurrency,
            request: async (index) => {
              const { deal, to } = nextMove(ours, index);
              const url = `${stand.directusUrl}/items/deals/${deal}`;
              // Every card a place of its own: two at one place would make ours number the stage.
              const position = 10_000 + step;
              await call({ method: 'PATCH', url, token, body: { stage: to, position } });
            },
          });
        },
      },
    ],
  };
}

/** Those of `fill-board.ts`, which lack nothing the rules of advancement ask for. */
async function openDeals({ database }: Stand, table: string): Promise<Place[]> {
  const { rows } = await database.query<Place>(
    `select id, stage from ${table} where stage = any($1) and name like 'Affaire %' order by id`,
    [OPEN],
  );
  return rows;
}

/** Steps through the deals, so that requests under way at once never move the same card. */
let step = 0;
function nextMove(places: Place[], index: number) {
  step += 1;
  const place = places[(step * 17) % places.length];
  if (!place) throw new Error('There is no deal to move.');
  const seen = place.stage;
  const to = OPEN[(OPEN.indexOf(seen) + 1 + (index % (OPEN.length - 1))) % OPEN.length] ?? seen;
  // Anywhere in the column, as people drop: below one card time and again there is soon no room.
  const from = (step * 31) % places.length;
  const rest = [...places.slice(from), ...places.slice(0, from)];
  const neighbour = rest.find((other) => other.stage === to && other !== place);
  place.stage = to;
  return { deal: place.id, to, seen, after: neighbour?.id ?? null };
}
