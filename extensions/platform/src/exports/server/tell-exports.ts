import { AsyncLocalStorage } from 'node:async_hooks';
import { ExportService } from '@directus/api/services/import-export';
import {
  type Accountability,
  type Middleware,
  type Row,
  requestLocale,
  type Schema,
} from '@ia/directus-kit';
import { loadModelTexts } from '@ia/directus-kit/settings/field-texts';
import type { Knex } from 'knex';
import { uncut } from './export-limit.ts';
import { frenchCsv } from './french-csv.ts';
import { modelOf } from './model-of.ts';
import { type NamedLinks, namedLinks, withNames } from './named-links.ts';
import type { Told } from './rows-of.ts';
import { loadTemplates } from './store/templates.ts';

/** The export being written: `transform` of Directus 11.17.4 is told neither collection nor query. */
const running = new AsyncLocalStorage<() => Told>();
const isCsv = (format: unknown) => typeof format === 'string' && format.startsWith('csv');

/** Tells the export of a list which collection and query it is of, and has its links told by name. */
export function tellLists(database: Knex): Middleware {
  return async (request, _response, next) => {
    const { sanitizedQuery, accountability, schema, path } = request;
    if (!isCsv(sanitizedQuery?.export)) return next();
    try {
      const collection = /^\/items\/(\w+)\/?$/.exec(path)?.[1] ?? '';
      const named = await nameLinks(
        { accountability, schema, database },
        collection,
        sanitizedQuery,
      );
      if (Object.keys(named).length > 0) {
        const fields = withNames(fieldsOf(sanitizedQuery), named);
        // Directus has frozen the query it understood.
        Object.assign(request, { sanitizedQuery: Object.freeze({ ...sanitizedQuery, fields }) });
      }
      const tell = await tellerOf(database, schema, sanitizedQuery, named);
      running.run(() => tell(request.collection), next);
    } catch (error) {
      next(error);
    }
  };
}

/** From here on an export to CSV is ours; an export we were not told of is refused. */
export function writeFrenchCsv(): void {
  const { transform } = ExportService.prototype;
  ExportService.prototype.transform = function (input, format, options) {
    if (!isCsv(format)) return transform.call(this, input, format, options);
    const told = running.getStore();
    // Rather none than one that shows cents for euros.
    if (!told) throw new Error('An export came by a way that exports-hook does not know.');
    return frenchCsv(input, told(), options);
  };
}

/** Nobody waits for `exportToFile`: what fails before it has its message too, by the refusal above. */
export function tellExportsToFiles(
  database: Knex,
  report: (error: unknown, text: string) => void,
): void {
  const { exportToFile } = ExportService.prototype;
  ExportService.prototype.exportToFile = async function (collection, sanitized, format, options) {
    const asked = uncut(sanitized);
    const write = (query = asked) => exportToFile.call(this, collection, query, format, options);
    if (!isCsv(format)) return write();
    try {
      const asker = { accountability: this.accountability, schema: this.schema, database };
      const named = await nameLinks(asker, collection, asked);
      const query =
        Object.keys(named).length > 0
          ? { ...asked, fields: withNames(fieldsOf(asked), named) }
          : asked;
      const tell = await tellerOf(database, this.schema, query, named);
      return running.run(
        () => tell(collection),
        () => write(query),
      );
    } catch (error) {
      report(error, `The fields of ${collection} could not be described for an export.`);
      return write();
    }
  };
}

const fieldsOf = (query: Row | undefined): readonly string[] =>
  Array.isArray(query?.fields) && query.fields.length > 0 ? query.fields.map(String) : ['*'];

interface Caller {
  readonly accountability: Accountability | null | undefined;
  readonly schema: Schema | undefined;
  readonly database: Knex;
}

/** Sums and second names are told as they were asked. */
async function nameLinks(
  { accountability, schema, database }: Caller,
  collection: string,
  query: Row | undefined,
): Promise<NamedLinks> {
  if (!accountability || !schema || query?.aggregate || query?.group || query?.alias) return {};
  const model = modelOf(schema, new Map());
  if (model.linksOf(collection).size === 0) return {};
  const templates = await loadTemplates(database);
  const asker = { accountability, schema, database };
  return namedLinks(asker, { collection, fields: fieldsOf(query), model, templates });
}

async function tellerOf(
  database: Knex,
  schema: unknown,
  query: Row | undefined,
  named: NamedLinks,
): Promise<(collection: string | undefined) => Told> {
  const model = modelOf(schema, await loadModelTexts(database));
  const words = requestLocale() === 'en' ? { yes: 'yes', no: 'no' } : { yes: 'oui', no: 'non' };
  const alias = Object.fromEntries(
    Object.entries(query?.alias ?? {}).map(([name, field]) => [name, String(field)]),
  );
  const asked = query?.aggregate ? [] : fieldsOf(query);
  return (collection) => ({ collection: collection ?? '', alias, model, words, named, asked });
}
