import type { JobContext } from '@ia/directus-kit';
import type pg from 'pg';
import type { $ZodType } from 'zod/v4/core';
import type { NotionTable, SheetInspection } from '../contract.ts';
import type { SyncEnv } from './sync-env.ts';

/** A source as an engine finds it: settings in the shape of its kind, its secret in clear. */
export interface OpenedSource {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly settings: unknown;
  readonly secret: string;
}

/** A run and everything it may use. */
export interface SyncWork {
  /** A connection for this run alone, which holds the lock of its source. */
  readonly client: pg.Client;
  readonly runId: string;
  readonly source: OpenedSource;
  readonly context: JobContext;
  readonly env: SyncEnv;
}

/** How one kind of source is read. What the kinds have in common is in this folder. */
export interface SyncEngine {
  /** Shape of `sync_sources.settings`; what is not there is given its default. */
  readonly settings: $ZodType;
  /**
   * Checks a secret as a person pastes it. `hint` is the part that may be shown (an address).
   * @throws SYNC_SECRET_INVALID
   */
  readSecret(text: string): { readonly hint: string };
  /** What a run goes by: the key of its mapping when it has one, and the name it is listed under. */
  describe(source: Pick<OpenedSource, 'name' | 'settings'>): {
    readonly mapping: string | null;
    readonly label: string;
  };
  /**
   * Looks at the source for the screens (tabs, columns), and writes nothing. `query` is what the
   * screen asks, checked by the engine. @throws ProviderError, DomainError
   */
  inspect(
    source: OpenedSource,
    env: SyncEnv,
    query: unknown,
  ): Promise<SheetInspection | readonly NotionTable[]>;
  /**
   * Takes a run from where it stands (`queued`, `fetching`, `previewing` or `running`) to its end,
   * whose status it writes itself. Called again after its process died. What it throws ends the
   * run: a retryable ProviderError puts it off, anything else closes it with its reason.
   */
  run(work: SyncWork): Promise<void>;
}
