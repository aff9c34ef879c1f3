/** Modules of Directus 11.17.4 without types; not its documented API, so the version is pinned. */
declare module '@directus/api/constants' {
  export const SESSION_COOKIE_OPTIONS: Record<string, unknown>;
}

declare module '@directus/api/storage/index' {
  export function getStorage(): Promise<{
    location(name: string): import('./files-hook/encrypting-driver.ts').StorageDriver;
    registerDriver(name: string, driver: new () => object): void;
    registerLocation(name: string, config: { driver: string; options: object }): void;
  }>;
}
