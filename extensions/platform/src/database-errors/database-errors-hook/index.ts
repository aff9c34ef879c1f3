import { type Hook, rememberLocale, requestLocale, translateError } from '@ia/directus-kit';
import { collectionOf, rememberCollection } from '../server/asked-collection.ts';
import { cleanGraphql } from '../server/clean-graphql.ts';
import { rememberFailures, watchFailures } from '../server/failed-queries.ts';
import { inWordsOfPeople } from '../server/in-words-of-people.ts';
import { nameCollection } from '../server/name-collection.ts';
import { translateDatabaseError } from '../server/translate-database-error.ts';
import { translateQueryError } from '../server/translate-query-error.ts';

/**
 * No SQL in any answer. Directus passes the errors of a write through `database.error`; what fails
 * elsewhere (reads, commits, deletes) is caught behind the routes for REST and in the answer for
 * GraphQL, which shows raw messages to administrators.
 */
const hook: Hook = ({ filter, init }, { logger, database }) => {
  watchFailures(database);
  init('middlewares.before', ({ app }) => {
    app.use(rememberLocale);
    app.use(rememberCollection);
    app.use(rememberFailures);
  });
  init('middlewares.after', ({ app }) => app.use(cleanGraphql));
  init('routes.custom.after', ({ app }) =>
    app.use((error: unknown, { path }, _response, next) =>
      next(
        nameCollection(translateError(translateQueryError(error, path), collectionOf(path)), path),
      ),
    ),
  );
  filter('database.error', (error) => translateDatabaseError(error, logger));
  filter<unknown[]>('request.error', (errors) =>
    errors.map((error) => inWordsOfPeople(error, requestLocale())),
  );
};

export default hook;
