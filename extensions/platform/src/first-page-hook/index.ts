import type { Hook, Row } from '@ia/directus-kit';

/** Whoever opens the app for the first time lands on their day, not on the first collection by name. */
const hook: Hook = ({ filter }) => {
  filter<Row>('users.create', (payload) => ({ last_page: '/home', ...payload }));
};

export default hook;
