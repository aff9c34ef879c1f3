import type { Hook } from '@ia/directus-kit';
import { tellActivities } from '../server/tell-activities.ts';

/**
 * The database keeps on the deal what its meetings and notes change, and may move it. Screens that
 * follow deals, and the people an activity names, are told here, once it is committed.
 */
const hook: Hook = ({ action }) => {
  action('activities.items.create', (meta, context) => tellActivities([String(meta.key)], context));
  action('activities.items.update', (meta, context) =>
    tellActivities(Array.isArray(meta.keys) ? meta.keys.map(String) : [], context),
  );
};

export default hook;
