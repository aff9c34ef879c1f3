/**
 * Modules of Directus 11.17.4 without types, as its own `bootstrap`, `database migrate:latest` and
 * `schema apply` use them; not its documented API, so the version is pinned.
 */
declare module '@directus/env' {
  export function useEnv(): Record<string, unknown>;
}

declare module '@directus/api/database/index' {
  export default function getDatabase(): import('knex').Knex;
  export function isInstalled(): Promise<boolean>;
}

declare module '@directus/api/database/seeds/run' {
  export default function runSeed(database: import('knex').Knex): Promise<void>;
}

declare module '@directus/api/database/migrations/run' {
  export default function run(database: import('knex').Knex, direction: 'latest'): Promise<void>;
}

declare module '@directus/api/utils/get-schema' {
  export function getSchema(): Promise<object>;
}

declare module '@directus/api/utils/create-admin' {
  export function createAdmin(schema: object): Promise<void>;
}

declare module '@directus/api/services/settings' {
  export class SettingsService {
    constructor(options: { schema: object });
    setOwner(owner: {
      project_owner: string;
      org_name: null;
      project_usage: null;
      product_updates: false;
    }): Promise<unknown>;
  }
}

declare module '@directus/api/utils/validate-snapshot' {
  export function validateSnapshot(snapshot: import('./read-snapshots.ts').ModelSnapshot): void;
}

declare module '@directus/api/utils/get-snapshot' {
  export function getSnapshot(options: {
    database: import('knex').Knex;
  }): Promise<import('./read-snapshots.ts').ModelSnapshot>;
}

declare module '@directus/api/utils/get-snapshot-diff' {
  export type SnapshotDifference = Readonly<
    Record<'collections' | 'fields' | 'systemFields' | 'relations', readonly object[]>
  >;
  export function getSnapshotDiff(
    current: import('./read-snapshots.ts').ModelSnapshot,
    wanted: import('./read-snapshots.ts').ModelSnapshot,
  ): SnapshotDifference;
}

declare module '@directus/api/utils/apply-diff' {
  export function applyDiff(
    current: import('./read-snapshots.ts').ModelSnapshot,
    difference: import('@directus/api/utils/get-snapshot-diff').SnapshotDifference,
    options: { database: import('knex').Knex },
  ): Promise<void>;
}

declare module '@directus/api/cache' {
  export function flushCaches(forced: boolean): Promise<void>;
}
