import type { Schema, Services } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { findReceivedFiles } from './store/activities.ts';

/**
 * What came with a mail goes with it, bytes included. The files are noted before: the row takes its
 * link to them along; they are removed once it is gone for good.
 */
export class ReceivedFiles {
  readonly #services: Services;
  readonly #noted = new Map<string, string[]>();

  constructor(services: Services) {
    this.#services = services;
  }

  async note(database: Knex, activities: readonly string[]): Promise<void> {
    for (const { id, activity } of await findReceivedFiles(database, activities)) {
      const files = this.#noted.get(activity) ?? [];
      this.#noted.set(activity, [...files.filter((file) => file !== id), id]);
    }
  }

  async remove(activities: readonly string[], schema: Schema | null): Promise<void> {
    const files = activities.flatMap((activity) => this.#noted.get(activity) ?? []);
    for (const activity of activities) this.#noted.delete(activity);
    if (files.length === 0 || !schema) return;
    // Nobody but the platform writes what was received.
    const service = new this.#services.FilesService({ accountability: null, schema });
    await service.deleteMany(files);
  }
}
