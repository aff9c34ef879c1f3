import { type Hook, type Row, refusingClearly } from '@ia/directus-kit';
import { checkRecord } from '@ia/records/record-rules/check-record';
import { textLimits } from '@ia/records/record-rules/text-limits';
import { translateBodyError } from '../server/translate-body-error.ts';

const EVENTS = ['items', 'users', 'files'].flatMap((scope) => [
  `${scope}.create`,
  `${scope}.update`,
]);

/** Shape of every value written through Directus: REST, GraphQL, the app, batch and nested writes. */
const hook: Hook = ({ filter, init }, { database }) => {
  init('routes.custom.after', ({ app }) =>
    app.use((error: unknown, _request, _response, next) => next(translateBodyError(error))),
  );
  for (const event of EVENTS) {
    filter<Row>(event, (payload, meta, { schema, accountability }) => {
      const collection = String(meta.collection);
      const isTyped = accountability !== null;
      return refusingClearly(collection, async () =>
        checkRecord({ collection, payload, schema, limits: await textLimits(database), isTyped }),
      );
    });
  }
};

export default hook;
