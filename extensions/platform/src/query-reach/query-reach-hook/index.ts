import { DomainError } from '@ia/core';
import {
  type Accountability,
  type EventContext,
  type Hook,
  type Row,
  toDirectusError,
} from '@ia/directus-kit';
import { fetchRights } from '@ia/directus-kit/rights/asker-rights';
import { readInFull } from '@ia/directus-kit/rights/read-in-full';
import { z } from 'zod';
import { asksMoreThanARule } from '../server/asks-more-than-a-rule.ts';
import { findReach } from '../server/find-crossings.ts';
import {
  isQueryWrite,
  isUncheckedCount,
  refuseQueryWrites,
} from '../server/refuse-query-writes.ts';
import { relationsOf } from '../server/relations-of.ts';

const SYSTEM =
  'access activity collections comments dashboards fields files flows folders notifications operations panels permissions policies presets relations revisions roles settings shares translations users versions';
const EVENTS = ['items.query', ...SYSTEM.split(' ').map((scope) => `${scope}.query`)];

const clientShape = z.object({
  client: z.object({ accountability: z.custom<Accountability>().nullish() }),
});

async function refuseReach(query: Row, { collection }: Row, context: EventContext) {
  const { accountability, database, schema } = context;
  // No accountability: the server asks for itself.
  if (!accountability || accountability.admin || !schema) return query;
  const asker = { accountability, schema, database };
  const { crossed, asked } = findReach(query, String(collection), relationsOf(schema));
  if (crossed.size > 0) {
    const open = await readInFull(asker, [...crossed]);
    if ([...crossed].some((target) => !open.has(target))) throw forbidden();
  }
  if (asked.size > 0) {
    const rights = await fetchRights(asker, 'read', [...asked.keys()]);
    if (asksMoreThanARule(asked, rights)) throw forbidden();
  }
  return query;
}

const forbidden = () => toDirectusError(new DomainError('FORBIDDEN'));

/**
 * Closes what policies cannot: in Directus 11.17.4 a condition looks through relations at rows the
 * asker may not read, and the fields of two rules are taken together for every row. It may now only
 * look at collections the asker reads in full, and at fields of all the rows it looks at.
 */
const hook: Hook = ({ filter, init }) => {
  for (const event of EVENTS) filter<Row>(event, refuseReach);
  init('middlewares.after', ({ app }) => app.use(refuseQueryWrites));
  filter('websocket.message', (message, meta) => {
    const { accountability } = clientShape.parse(meta).client;
    if (isQueryWrite(message, accountability) || isUncheckedCount(message, accountability))
      throw toDirectusError(new DomainError('FORBIDDEN'));
    return message;
  });
};

export default hook;
