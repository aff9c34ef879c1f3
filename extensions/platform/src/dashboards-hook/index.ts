import { DomainError } from '@ia/core';
import { type Hook, type Row, toDirectusError } from '@ia/directus-kit';

/**
 * A panel goes on one's own dashboard. Directus ignores the conditions of a right to create, and
 * cannot follow a relation in its validation (docs/access.md).
 */
const hook: Hook = ({ filter }) => {
  filter<Row>('panels.create', async (panel, _meta, { accountability, database }) => {
    if (!accountability || accountability.admin) return panel;
    const own = await database('directus_dashboards')
      .where({ id: String(panel.dashboard ?? ''), user_created: accountability.user })
      .first('id')
      .catch(() => undefined);
    if (!own) throw toDirectusError(new DomainError('FORBIDDEN'));
    return panel;
  });
};

export default hook;
