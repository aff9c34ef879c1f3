/** Modules of Directus 11.17.4 without types; not its documented API, so the version is pinned. */
declare module '@directus/api/constants' {
  export const SESSION_COOKIE_OPTIONS: Record<string, unknown>;
}

declare module '@directus/api/services/import-export' {
  export class ExportService {
    readonly schema: import('@ia/directus-kit').Schema;
    readonly accountability: import('@ia/directus-kit').Accountability | null;
    transform(
      input: unknown,
      format: string,
      options?: {
        readonly includeHeader?: boolean;
        readonly includeFooter?: boolean;
        readonly fields?: readonly string[] | null;
      },
    ): string;
    exportToFile(
      collection: string,
      query: import('@ia/directus-kit').Row,
      format: string,
      options?: object,
    ): Promise<void>;
  }
}

declare module '@directus/api/storage/index' {
  export function getStorage(): Promise<{
    readonly locations: ReadonlyMap<
      string,
      import('./files/server/encrypting-driver.ts').StorageDriver
    >;
    location(name: string): import('./files/server/encrypting-driver.ts').StorageDriver;
    registerDriver(name: string, driver: new () => object): void;
    registerLocation(name: string, config: { driver: string; options: object }): void;
  }>;
}

declare module '@directus/api/rate-limiter' {
  export { RateLimiterRes } from 'rate-limiter-flexible';
  export function createRateLimiter(
    prefix: string,
    overrides: { readonly points: number; readonly duration: number; readonly keyPrefix: string },
  ): import('rate-limiter-flexible').RateLimiterAbstract;
}

declare module '@directus/api/request/index' {
  export const _cache: { axiosInstance: import('axios').AxiosInstance | null };
  export function getAxios(): Promise<import('axios').AxiosInstance>;
}

declare module '@directus/api/websocket/controllers/index' {
  type Controller = {
    readonly clients: ReadonlySet<import('./live-access/server/close-ended.ts').LiveClient>;
    readonly server: import('./live-access/server/bound-messages.ts').MessageServer;
  };
  export function getWebSocketController(): Controller | undefined;
  export function getSubscriptionController(): Controller | undefined;
  export function getLogsController(): Controller | undefined;
}
