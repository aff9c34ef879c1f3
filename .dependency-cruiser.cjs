// Imports point one way: core <- providers <- directus-kit <- importer <- records <- bundles; the portal
// sees core and schema only, app-kit is below the screens of bundles.
const to = (path) => ({ path });
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^packages/core/src', pathNot: '\\.test\\.ts$' },
      // A library of pure rules is no framework; what core takes is named here.
      to: { pathNot: '^(packages/(core|schema)/src|node_modules/libphonenumber-js/)' },
    },
    {
      name: 'providers-below-kit',
      severity: 'error',
      from: { path: '^packages/providers' },
      to: to('^(packages/(directus-kit|importer|records|app-kit)|extensions|portal|scripts|seed)'),
    },
    {
      name: 'kit-below-bundles',
      severity: 'error',
      from: { path: '^packages/(directus-kit|importer)' },
      to: to('^(packages/(records|app-kit)|extensions|portal|scripts|seed)'),
    },
    {
      name: 'records-below-bundles',
      severity: 'error',
      from: { path: '^packages/records' },
      to: to('^(packages/app-kit|extensions|portal|scripts|seed)'),
    },
    {
      name: 'app-kit-below-bundles',
      severity: 'error',
      from: { path: '^packages/app-kit' },
      to: to(
        '^(packages/(directus-kit|importer|providers|records)|extensions|portal|scripts|seed)',
      ),
    },
    {
      name: 'bundles-apart',
      severity: 'error',
      from: { path: '^extensions/([^/]+)/' },
      to: { path: '^extensions/', pathNot: '^extensions/($1/|[^/]+$)' },
    },
    {
      name: 'bundles-import-packages-only',
      severity: 'error',
      from: { path: '^extensions/' },
      to: to('^(portal|scripts|seed|tests)'),
    },
    {
      // A screen asks the routes of its subject; what decides and what asks the database stay away from it.
      name: 'app-sees-no-server',
      severity: 'error',
      from: {
        path: '^extensions/[^/]+/src/.+/(app|[a-z-]+-(module|panel|interface|display))/',
        pathNot: '[.]test[.]ts$',
      },
      to: {
        path: ['^extensions/.+/server/', '^packages/(directus-kit|importer|providers|records)/'],
        pathNot: 'reason-texts[.]ts$',
      },
    },
    {
      // What a route answers, read by the server and the screens: pure shapes, those of files and
      // mappings being the importer's.
      name: 'contract-is-pure',
      severity: 'error',
      from: { path: '^extensions/.+/contract[.]ts$' },
      to: {
        pathNot:
          '^(packages/(core|schema|importer/src/shapes)/|node_modules/zod/|extensions/.+/contract[.]ts$)',
      },
    },
    {
      name: 'shapes-are-pure',
      severity: 'error',
      from: { path: '^packages/importer/src/shapes/' },
      to: { pathNot: '^(packages/core/|packages/importer/src/shapes/|node_modules/zod/mini/)' },
    },
    {
      // The whole of zod weighs ten times zod/mini, and each screen would carry it.
      name: 'screens-carry-zod-mini',
      severity: 'error',
      from: {
        path: [
          '^extensions/.+/contract[.]ts$',
          '^extensions/[^/]+/src/.+/(app|[a-z-]+-(module|panel|interface|display))/',
          '^packages/app-kit/',
        ],
        pathNot: '[.]test[.]ts$',
      },
      to: { path: '^node_modules/zod/', pathNot: '^node_modules/zod/mini/' },
    },
    {
      // A store asks the database what it is told to: rules of core and the actions beside it are not its to
      // call, their types are. It refuses nothing either: a row that is missing is null, and who asked says what that
      // means. Not a rule, and open to it: days as instants and texts as the columns keep them, which columns
      // and values there are, the reading of a stored row.
      name: 'store-decides-nothing',
      severity: 'error',
      from: {
        path: '^extensions/[^/]+/src/[^/]+/server/store/',
        pathNot: '[.]test[.]ts$',
      },
      to: {
        path: ['^packages/core/src/', '^extensions/[^/]+/src/[^/]+/(server/|routes[.]ts$)'],
        pathNot: [
          '/server/store/',
          '^packages/core/src/(time/|text/|records/)',
          '^packages/core/src/[^/]+/[^/]*(kinds|states|words|conditions)[.]ts$',
          '^packages/core/src/(reminders/parse-sequence|scoring/scoring-rule)[.]ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'portal-sees-core-and-schema',
      severity: 'error',
      from: { path: '^portal/(app|server|shared)' },
      to: to(
        '^(packages/(providers|directus-kit|importer|records|app-kit)|extensions|scripts|seed|snapshots)',
      ),
    },
    {
      name: 'scripts-below-bench',
      severity: 'error',
      from: { path: '^scripts' },
      to: to('^bench'),
    },
    {
      name: 'inbound-below-subscriptions',
      severity: 'error',
      // Of its screens the page of a source shows both.
      from: { path: '^extensions/intake/src/inbound', pathNot: '/inbound-module/' },
      to: to('^extensions/intake/src/subscriptions'),
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      // The bench is no product: it speaks to the same doubles as the tests.
      from: { pathNot: '^(tests|bench)' },
      to: to('^tests'),
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Our own builds only: what an npm package serves from its `dist` is seen by the rules.
    exclude: { path: '(^(packages|extensions)/[^/]+/dist/|/\\.nuxt/|/\\.output/|\\.d\\.m?ts$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
