/** Modules of Directus 11.17.4 without types; not its documented API, so the version is pinned. */
declare module '@directus/api/emitter' {
  export function useEmitter(): {
    emitFilter<Payload>(event: string, payload: Payload, meta: object): Promise<Payload>;
    emitAction(event: string | readonly string[], meta: object, context: object): void;
  };
}

declare module '@directus/api/cache' {
  export function getCache(): { readonly cache: { clear(): Promise<void> } | null };
}

declare module '@directus/api/utils/should-clear-cache' {
  export function shouldClearCache(
    cache: object | null,
    options?: object,
    collection?: string,
  ): boolean;
}

declare module '@directus/api/permissions/lib/fetch-policies' {
  export function fetchPolicies(
    accountability: import('./directus.ts').Accountability,
    context: { readonly schema: unknown; readonly knex: unknown },
  ): Promise<string[]>;
}

declare module '@directus/api/permissions/lib/fetch-roles-tree' {
  export function fetchRolesTree(
    start: string | null,
    context: { readonly knex: unknown },
  ): Promise<string[]>;
}

declare module '@directus/api/permissions/modules/fetch-global-access/fetch-global-access' {
  export function fetchGlobalAccess(
    accountability: Pick<import('./directus.ts').Accountability, 'user' | 'roles' | 'ip'>,
    context: { readonly knex: unknown },
  ): Promise<{ readonly admin: boolean; readonly app: boolean }>;
}

declare module '@directus/api/permissions/lib/fetch-permissions' {
  export function fetchPermissions(
    options: {
      readonly action: string;
      readonly policies: readonly string[];
      readonly collections: readonly string[];
      readonly accountability: import('./directus.ts').Accountability;
    },
    context: { readonly schema: unknown; readonly knex: unknown },
  ): Promise<import('./rights/asker-rights.ts').Permission[]>;
}

declare module '@directus/api/permissions/modules/validate-access/validate-access' {
  export function validateAccess(
    options: {
      readonly accountability: import('./directus.ts').Accountability;
      readonly action: string;
      readonly collection: string;
      readonly primaryKeys: readonly (string | number)[];
    },
    context: { readonly schema: unknown; readonly knex: unknown },
  ): Promise<void>;
}

declare module '@directus/api/database/run-ast/lib/apply-query/filter/index' {
  export function applyFilter<Query>(
    knex: unknown,
    schema: unknown,
    query: Query,
    filter: Readonly<Record<string, unknown>>,
    collection: string,
    aliases: object,
    cases: readonly unknown[],
    permissions: readonly unknown[],
  ): { readonly query: Query };
}
