import type { EventJob, JobHandler } from '@ia/directus-kit';

export function isEventJob(handler: JobHandler): handler is EventJob {
  return 'on' in handler;
}

/** A name is a queue: two handlers on one queue would each get half of the jobs. */
export function assertDistinctNames(handlers: readonly JobHandler[]): void {
  const names = handlers.map((handler) => handler.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`Two background jobs are named ${twice}.`);
}
