export type ConsentChannel = 'email' | 'phone' | 'whatsapp' | 'linkedin';

/** One line of the log: what somebody agreed to or refused, with its proof. */
export interface ConsentLine {
  readonly channel: ConsentChannel;
  readonly status: 'granted' | 'withdrawn';
  /** ISO instant of the decision, not of its recording. */
  readonly occurred_at: string;
  readonly text_version?: string | null;
  readonly text?: string | null;
  readonly proof?: string | null;
}

/** What counts of a log: the last decision of each channel. */
export function lastConsents(
  log: readonly ConsentLine[],
): ReadonlyMap<ConsentChannel, ConsentLine> {
  const last = new Map<ConsentChannel, ConsentLine>();
  for (const line of log) {
    const known = last.get(line.channel);
    if (!known || Date.parse(line.occurred_at) >= Date.parse(known.occurred_at))
      last.set(line.channel, line);
  }
  return last;
}
