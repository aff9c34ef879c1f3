import type { Hook } from '@ia/directus-kit';
import { rememberLimit } from '../server/export-limit.ts';
import { tellExportsToFiles, tellLists, writeFrenchCsv } from '../server/tell-exports.ts';

/**
 * The CSV of Directus' own lists is the one of our own screens: no cell runs, amounts in euros, French
 * days. JSON, XML and YAML are for programs and stay as they are.
 */
const hook: Hook = ({ init }, { database, logger }) => {
  init('app.before', () => {
    writeFrenchCsv();
    tellExportsToFiles(database, (error, text) => logger.error(error, text));
  });
  init('middlewares.after', ({ app }) => {
    app.use(tellLists(database));
    app.use(rememberLimit);
  });
};

export default hook;
