import type { Knex } from 'knex';
import type { ExtensionContext, Logger, Schema, Services } from '../directus.ts';

/** What the platform tells of: one row of `outbox_events`, written in the transaction of the change. */
export interface DomainEvent {
  readonly id: string;
  readonly type: string;
  /** ISO instant. */
  readonly occurred_at: string;
  readonly account: string | null;
  readonly subject_collection: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly actor: string | null;
  readonly trace_id: string;
}

/** One run of a scheduled job: `id` is the same when that run is tried again. */
export interface ScheduledRun {
  readonly id: string;
}

export interface JobContext {
  readonly database: Knex;
  readonly services: Services;
  readonly getSchema: () => Promise<Schema>;
  readonly logger: Logger;
  readonly env: ExtensionContext['env'];
  readonly now: () => Date;
}

/**
 * Runs once per event, after its transaction, in the order of the events of one subject. It runs
 * again when the process dies or it throws (five tries over about a minute, then the event shows as
 * failed): it must be idempotent, keyed by `event.id` or by a constraint.
 */
export interface EventJob {
  /** `<bundle>.<verb>-<thing>`; names a queue, so it never changes once released. */
  readonly name: string;
  readonly on: string;
  /** Long work: how long one try may take; it then runs beside others instead of in a batch. */
  readonly timeoutSeconds?: number;
  /** Other tries than five over a minute: how many times again, the first wait, the longest. */
  readonly retry?: {
    readonly limit: number;
    readonly delaySeconds: number;
    readonly maxDelaySeconds: number;
  };
  readonly handle: (event: DomainEvent, context: JobContext) => Promise<void>;
}

/** Runs by the clock of Europe/Paris, once for all processes together. */
export interface ScheduledJob {
  readonly name: string;
  readonly cron: string;
  readonly timeoutSeconds?: number;
  readonly handle: (run: ScheduledRun, context: JobContext) => Promise<void>;
}

export type JobHandler = EventJob | ScheduledJob;

/** The filter event by which bundles contribute: `filter(JOBS_FILTER, (jobs: JobHandler[]) => [...jobs, mine])`. */
export const JOBS_FILTER = 'platform.jobs';
