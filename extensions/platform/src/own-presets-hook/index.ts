import { DomainError } from '@ia/core';
import { type Hook, type Row, toDirectusError } from '@ia/directus-kit';

/**
 * A view is its author's. Without a user it would be everybody's: Directus asks that the user be the
 * asker, and takes a field that is not there for one that is right (11.17.4). What is shared goes
 * through a door of its own, which says who shared it: nobody else does.
 */
const hook: Hook = ({ filter }) => {
  filter<Row>('presets.create', (preset, _meta, { accountability }) => {
    if (!accountability || accountability.admin) return preset;
    const { user = accountability.user, ...rest } = withoutAuthor(preset);
    return { ...rest, user };
  });
  filter<Row>('presets.update', (changes, _meta, { accountability }) => {
    if (!accountability || accountability.admin) return changes;
    return withoutAuthor(changes);
  });
};

/** The app saves a view whole, as it has read it: that it has no author says nothing new. */
function withoutAuthor({ author = null, ...rest }: Row): Row {
  if (author !== null) throw toDirectusError(new DomainError('FORBIDDEN'));
  return rest;
}

export default hook;
