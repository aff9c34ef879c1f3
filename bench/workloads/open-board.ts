import { call } from '../lib/http.ts';
import { measure } from '../lib/measure.ts';
import type { Stand, Workload } from '../lib/workload.ts';

const OPEN = ['prospect', 'meeting', 'proposal', 'audit', 'negotiation'];
const CARD =
  'id,name,amount,currency,probability,next_action,next_action_at,expected_close_on,stage,stage_entered_at,position,account.id,account.name,owner.id,owner.first_name,owner.last_name,offer.id,offer.name';

/** First view of the board: figures of every stage and fifty cards each, of 5,000 open deals. */
export function openBoard(stand: Stand, concurrency: number, count: number): Workload {
  const isAlone = concurrency === 1;
  return {
    number: 1,
    name: `open the board, ${concurrency} at a time`,
    rounds: 5,
    target: isAlone ? 'p50 ≤ 1.5 × limit' : 'p50 ≤ 2.5 × limit',
    systems: [
      {
        name: 'ours, GET /crm/board',
        round: async () => {
          const token = await stand.token();
          const url = `${stand.directusUrl}/crm/board`;
          return measure({
            count,
            concurrency,
            request: async () => void (await call({ method: 'GET', url, token })),
          });
        },
      },
      {
        name: 'limit, node:http + pg',
        round: () =>
          measure({
            count,
            concurrency,
            request: async () =>
              void (await call({ method: 'GET', url: `${stand.limitUrl}/board` })),
          }),
      },
      {
        name: 'items API, 8 requests',
        round: async () => {
          const token = await stand.token();
          const urls = itemRequests(stand);
          return measure({
            count: Math.ceil(count / 5),
            concurrency,
            request: async () => {
              await Promise.all(urls.map((url) => call({ method: 'GET', url, token })));
            },
          });
        },
      },
    ],
  };
}

/** What a screen without an endpoint of its own would ask: totals, then the cards of each column. */
function itemRequests({ directusUrl }: Stand): string[] {
  const items = `${directusUrl}/items/deals`;
  const cards = [...OPEN, 'won', 'lost'].map(
    (stage) =>
      `${items}?fields=${CARD}&limit=50&sort=position,id&filter[stage][_eq]=${stage}${OPEN.includes(stage) ? '' : '&filter[closed_on][_gte]=$NOW(-90 days)'}`,
  );
  return [`${items}?aggregate[count]=*&aggregate[sum]=amount&groupBy[]=stage`, ...cards];
}
