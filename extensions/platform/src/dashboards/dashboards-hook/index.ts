import type { Hook, Row } from '@ia/directus-kit';
import { assertOwnDashboard } from '../server/assert-own-dashboard.ts';
import { hasKeyedNames, nameInWords } from '../server/name-in-words.ts';
import { loadWordsOf } from '../server/store/words.ts';

/**
 * A panel goes on one's own dashboard. Directus ignores the conditions of a right to create, and
 * cannot follow a relation in its validation (docs/access.md). What the model names by a key is read in the
 * language of the person: the app translates names nearly everywhere, not those of dashboards and panels.
 */
const hook: Hook = ({ filter }) => {
  filter<Row>('panels.create', async (panel, _meta, { accountability, database }) => {
    await assertOwnDashboard(database, { dashboard: panel.dashboard, accountability });
    return panel;
  });
  filter<Row>('panels.update', async (changes, _meta, { accountability, database }) => {
    if ('dashboard' in changes)
      await assertOwnDashboard(database, { dashboard: changes.dashboard, accountability });
    return changes;
  });
  for (const event of ['dashboards.read', 'panels.read']) {
    filter<readonly Row[]>(event, async (rows, _meta, { accountability, database }) => {
      if (!accountability || !hasKeyedNames(rows)) return rows;
      return nameInWords(rows, await loadWordsOf(database, accountability.user ?? null));
    });
  }
};

export default hook;
