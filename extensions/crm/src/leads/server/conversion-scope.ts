import { AsyncLocalStorage } from 'node:async_hooks';

const converting = new AsyncLocalStorage<string>();

/** Runs the writes of a conversion: within them, the rules of leads know who sets « converted ». */
export function asConversion<Result>(lead: string, work: () => Promise<Result>): Promise<Result> {
  return converting.run(lead, work);
}

/** Whether these leads are being written by their own conversion. */
export function isConversionOf(leads: readonly string[]): boolean {
  const lead = converting.getStore();
  return lead !== undefined && leads.every((one) => one === lead);
}
