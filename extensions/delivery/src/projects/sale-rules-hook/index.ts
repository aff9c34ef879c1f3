import { DomainError } from '@ia/core';
import { saleFields } from '@ia/core/records/server-owned';
import { type Accountability, type Hook, type Row, refusingClearly } from '@ia/directus-kit';
import { findSold } from '../server/store/projects.ts';

/**
 * What was sold is told by the deal that was won, or with the past that is brought in; no project is
 * given a sale afterwards, by the administration neither. Once it is told, the database keeps it. Other
 * roles have no right to it.
 */
const hook: Hook = ({ filter }) => {
  filter<Row>('projects.items.update', (payload, meta, { accountability, database }) =>
    refusingClearly('projects', async () => {
      const field = typedSale(payload, accountability);
      if (!field) return payload;
      const keys = Array.isArray(meta.keys) ? meta.keys.map(String) : [];
      const sold = await findSold(database, keys);
      // Of a sale, the database says itself what is frozen.
      if (sold.length < keys.length) throw new DomainError('SALE_BY_DEAL', { field });
      return payload;
    }),
  );
};

function typedSale(payload: Row, accountability: Accountability | null): string | undefined {
  return accountability?.admin ? saleFields.find((field) => field in payload) : undefined;
}

export default hook;
