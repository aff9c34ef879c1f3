import {
  type AuditEntry,
  type DatedAuditEntry,
  type ExtensionContext,
  recordAuditLines,
} from '@ia/directus-kit';
import { RecentReads } from './recent-reads.ts';

/** How long a line waits for others to be written with. */
const WAIT_MS = 500;
/** Lines of one statement. */
const MOST = 200;
/** Ids named by a line; how many there were is told as well. */
export const MOST_IDS = 50;

/** Rows somebody saw, or files they took: told by their ids where these were among what was read. */
export interface Seen {
  readonly action: string;
  readonly collection: string;
  readonly ids: readonly string[];
  readonly count: number;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly accountability: AuditEntry['accountability'];
}

interface Waiting extends Seen {
  readonly occurredAt: Date;
}

/**
 * Lines of what was read, written together a moment later: a list is answered without waiting for
 * its line. What belongs together by its key (a request, somebody's downloads of a moment) is one line.
 */
export class AuditQueue {
  readonly #context: Pick<ExtensionContext, 'database' | 'logger'>;
  #keys = new WeakMap<object, Map<string, number>>();
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  readonly #recent = new RecentReads();

  constructor(context: Pick<ExtensionContext, 'database' | 'logger'>) {
    this.#context = context;
  }

  /** `together`: what has the same object and action is one line. */
  add(seen: Seen, together: object): void {
    if (isOneRecord(seen) && !this.#recent.isNew(seen, performance.now())) return;
    const lines = this.#keys.get(together) ?? new Map<string, number>();
    this.#keys.set(together, lines);
    const at = lines.get(seen.action);
    const known = at === undefined ? undefined : this.#waiting[at];
    if (at !== undefined && known) {
      const ids = [...new Set([...known.ids, ...seen.ids])].slice(0, MOST_IDS);
      this.#waiting[at] = { ...known, ids, count: known.count + seen.count };
      return;
    }
    lines.set(seen.action, this.#waiting.length);
    this.#waiting.push({ ...seen, ids: seen.ids.slice(0, MOST_IDS), occurredAt: new Date() });
    if (this.#waiting.length >= MOST) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), WAIT_MS).unref();
  }

  /** Writes what waits. A log that cannot be written is reported: what was read is read. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const lines = this.#waiting;
    this.#waiting = [];
    this.#keys = new WeakMap();
    try {
      await recordAuditLines(this.#context.database, lines.map(toEntry));
    } catch (error) {
      // What was not written is told when it is read again.
      this.#recent.forget();
      this.#context.logger.error(error, `The audit log could not take ${lines.length} lines.`);
    }
  }
}

/** A form reads its record several times over: once in a while says who read it, and when first. */
function isOneRecord({ action, ids, count }: Seen): boolean {
  return action.endsWith('.read') && count === 1 && ids.length === 1;
}

function toEntry({ ids, count, data, ...line }: Waiting): DatedAuditEntry {
  const [only] = ids;
  const subject = count === 1 && only !== undefined ? only : null;
  return { ...line, subject, data: { ...data, count, ids } };
}
