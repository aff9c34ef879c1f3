import { DomainError } from '@ia/core';
import { toDirectusError } from '@ia/directus-kit';

export interface Storage<Driver> {
  readonly locations: ReadonlyMap<string, Driver>;
  location(name: string): Driver;
}

/** @throws VALUE_INVALID for a storage this installation does not have */
export function assertLocation<Driver>({ locations }: Storage<Driver>, name: unknown): void {
  if (typeof name === 'string' && locations.has(name)) return;
  throw toDirectusError(
    new DomainError('VALUE_INVALID', { field: 'storage', collection: 'directus_files' }),
  );
}

/** An upload may name its storage: what does not exist is a refusal, where Directus would break. */
export function onlyKnownLocations<Driver>(storage: Storage<Driver>): void {
  const find = storage.location.bind(storage);
  storage.location = (name) => {
    assertLocation(storage, name);
    return find(name);
  };
}
