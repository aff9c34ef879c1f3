import { AsyncLocalStorage } from 'node:async_hooks';
import { ExportService } from '@directus/api/services/import-export';
import { type Middleware, type Row, requestLocale } from '@ia/directus-kit';
import { loadModelTexts } from '@ia/directus-kit/settings/field-texts';
import type { Knex } from 'knex';
import { uncut } from './export-limit.ts';
import { frenchCsv } from './french-csv.ts';
import { modelOf } from './model-of.ts';
import type { Told } from './rows-of.ts';

/** The export being written: `transform` of Directus 11.17.4 is told neither collection nor query. */
const running = new AsyncLocalStorage<() => Told>();
const isCsv = (format: unknown) => typeof format === 'string' && format.startsWith('csv');

/** Tells the export of a list which collection and query it is of. */
export function tellLists(database: Knex): Middleware {
  return async (request, _response, next) => {
    if (!isCsv(request.sanitizedQuery?.export)) return next();
    try {
      const tell = await tellerOf(database, request.schema, request.sanitizedQuery);
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
    const query = uncut(sanitized);
    const write = () => exportToFile.call(this, collection, query, format, options);
    if (!isCsv(format)) return write();
    try {
      const tell = await tellerOf(database, this.schema, query);
      return running.run(() => tell(collection), write);
    } catch (error) {
      report(error, `The fields of ${collection} could not be described for an export.`);
      return write();
    }
  };
}

async function tellerOf(
  database: Knex,
  schema: unknown,
  query: Row | undefined,
): Promise<(collection: string | undefined) => Told> {
  const model = modelOf(schema, await loadModelTexts(database));
  const words = requestLocale() === 'en' ? { yes: 'yes', no: 'no' } : { yes: 'oui', no: 'non' };
  const alias = Object.fromEntries(
    Object.entries(query?.alias ?? {}).map(([name, field]) => [name, String(field)]),
  );
  return (collection) => ({ collection: collection ?? '', alias, model, words });
}
