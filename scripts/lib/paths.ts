import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const EXTENSIONS = join(ROOT, 'extensions');
export const SNAPSHOTS = join(ROOT, 'snapshots');
export const MIGRATIONS = join(ROOT, 'migrations');
export const PORTAL = join(ROOT, 'portal');
export const BIN = join(ROOT, 'node_modules', '.bin');
