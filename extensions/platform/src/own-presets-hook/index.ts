import type { Hook, Row } from '@ia/directus-kit';

/**
 * A view is its author's. Without a user it would be everybody's: Directus asks that the user be the
 * asker, and takes a field that is not there for one that is right (11.17.4). What is shared goes
 * through a door of its own: the views of the board.
 */
const hook: Hook = ({ filter }) => {
  filter<Row>('presets.create', (preset, _meta, { accountability }) => {
    if (!accountability || accountability.admin) return preset;
    const { user = accountability.user, ...rest } = preset;
    return { ...rest, user };
  });
};

export default hook;
