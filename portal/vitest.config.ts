import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: { alias: { '#shared': here('./shared'), '~~': here('.') } },
  test: { include: ['{app,layers,server,shared,i18n}/**/*.test.ts'], environment: 'node' },
});
