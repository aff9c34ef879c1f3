import type { Hook, Row } from '@ia/directus-kit';
import { fillFromParents } from '../server/fill-from-parents.ts';

/**
 * Fills what a row takes from what it hangs on, before Directus asks for it as a required field.
 * It only fills: the access rules and the triggers judge the result.
 */
const hook: Hook = ({ filter }) => {
  filter<Row>('items.create', (payload, { collection }, { database }) =>
    fillFromParents(database, String(collection), payload),
  );
  filter<Row>('items.update', (payload, { collection }, { database }) =>
    'mission' in payload && collection === 'deliverables'
      ? fillFromParents(database, 'deliverables', payload)
      : payload,
  );
};

export default hook;
