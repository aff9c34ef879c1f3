import { type Hook, type Row, refusingClearly } from '@ia/directus-kit';
import { checkRecord } from '@ia/records/record-rules/check-record';
import { loadTextLimits, type TextLimits } from '@ia/records/record-rules/text-limits';
import { translateBodyError } from './translate-body-error.ts';

const EVENTS = ['items', 'users', 'files'].flatMap((scope) => [
  `${scope}.create`,
  `${scope}.update`,
]);

/** Shape of every value written through Directus: REST, GraphQL, the app, batch and nested writes. */
const hook: Hook = ({ filter, init }) => {
  init('routes.custom.after', ({ app }) =>
    app.use((error: unknown, _request, _response, next) => next(translateBodyError(error))),
  );
  let limits: Promise<TextLimits> | undefined;
  for (const event of EVENTS) {
    filter<Row>(event, (payload, meta, context) => {
      const collection = String(meta.collection);
      return refusingClearly(collection, async () => {
        limits ??= loadTextLimits(context.database);
        return checkRecord({ collection, payload, schema: context.schema, limits: await limits });
      });
    });
  }
};

export default hook;
