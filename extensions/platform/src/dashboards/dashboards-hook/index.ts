import type { Hook, Row } from '@ia/directus-kit';
import { assertOwnDashboard } from '../server/assert-own-dashboard.ts';

/**
 * A panel goes on one's own dashboard. Directus ignores the conditions of a right to create, and
 * cannot follow a relation in its validation (docs/access.md).
 */
const hook: Hook = ({ filter }) => {
  filter<Row>('panels.create', async (panel, _meta, { accountability, database }) => {
    await assertOwnDashboard(database, { dashboard: panel.dashboard, accountability });
    return panel;
  });
};

export default hook;
