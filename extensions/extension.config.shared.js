/**
 * Shared by the bundles (`extension.config.js` of each re-exports it): these packages stay outside
 * of the built file and are loaded from the root's node_modules, the same copy Directus uses.
 */
const EXTERNAL =
  /^(?:(?:pg-boss|pg|knex|nodemailer|handlebars|imapflow|googleapis|@notionhq|html-to-text|postal-mime|read-excel-file|yauzl|directus)(?:\/|$)|@directus\/(?!extensions-sdk))/;

export default {
  plugins: [
    {
      name: 'keep-outside',
      resolveId(id) {
        return EXTERNAL.test(id) ? { id, external: true } : null;
      },
    },
  ],
};
