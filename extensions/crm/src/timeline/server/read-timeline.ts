import { DomainError } from '@ia/core';
import type { ExtensionContext, Row } from '@ia/directus-kit';
import { type Asker, fetchRights } from '@ia/directus-kit/rights/asker-rights';
import type { TimelineEntry, TimelinePage } from '../contract.ts';
import { withSentFiles } from './sent-files.ts';
import { activityEntry, changeEntry } from './timeline-entries.ts';
import {
  type Place,
  type Subject,
  type TimelineQuestion,
  writePlace,
} from './timeline-question.ts';
import { withNewAddresses } from './with-new-addresses.ts';
import { withSenders } from './with-senders.ts';

interface Source {
  readonly collection: 'activities' | 'deal_stage_changes';
  readonly moment: string;
  readonly fields: readonly string[];
  /** Null where it has nothing of such a record. */
  readonly filterOf: (subject: Subject) => Row | null;
  readonly entry: (row: Row) => TimelineEntry;
}

const PERSON = ['id', 'first_name', 'last_name'];
const of = (field: string, parts: readonly string[]) => parts.map((part) => `${field}.${part}`);

const SOURCES: readonly Source[] = [
  {
    collection: 'activities',
    moment: 'occurred_at',
    fields: [
      ...['id', 'type', 'subject', 'body', 'occurred_at', 'status', 'visibility', 'direction'],
      ...['milestone', 'withdrawal_reason', 'file_remarks'],
      ...['mail_state', 'mail_error', 'mail_address', 'mail_cc'],
      ...of('files', ['id', 'filename_download']),
      ...of('owner', PERSON),
      ...of('deal', ['id', 'name']),
      ...of('attachment', ['id', 'filename_download', 'type', 'filesize']),
    ],
    filterOf: ({ of: whose, id }) => ({ [whose]: { _eq: id } }),
    entry: activityEntry,
  },
  {
    collection: 'deal_stage_changes',
    moment: 'changed_at',
    fields: [
      ...['id', 'changed_at', 'from_stage', 'to_stage', 'duration_seconds', 'cause', 'reason'],
      ...of('user', PERSON),
      ...of('deal', ['id', 'name']),
    ],
    filterOf: ({ of: whose, id }) => {
      if (whose === 'lead') return null;
      return whose === 'deal' ? { deal: { _eq: id } } : { deal: { [whose]: { _eq: id } } };
    },
    entry: changeEntry,
  },
];

/**
 * What happened around a deal, an account, a contact or a lead, the latest first, a page at a time. Read
 * with the asker's own rights by Directus: private lines of colleagues are not theirs.
 * @throws FORBIDDEN when they read neither activities nor stage changes
 */
export async function readTimeline(
  asker: Asker,
  { services }: ExtensionContext,
  { subject, after, per }: TimelineQuestion,
): Promise<TimelinePage> {
  const sources = await readableSources(asker);
  const { accountability, schema, database: knex } = asker;
  const pages = await Promise.all(
    sources.map(async ({ collection, moment, fields, filterOf, entry }) => {
      const about = filterOf(subject);
      if (!about) return [];
      const items = new services.ItemsService(collection, { accountability, schema, knex });
      const filter = { _and: [about, ...(after ? [beforePlace(moment, after)] : [])] };
      const sort = [`-${moment}`, '-id'];
      const rows = await items.readByQuery({ fields, filter, sort, limit: per + 1 });
      return rows.map(entry);
    }),
  );
  const found = pages.flat().sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
  const entries = found.slice(0, per);
  const next = found.length > per ? placeAfter(entries, after) : null;
  const told = await withNewAddresses(knex, accountability.user, entries);
  const signed = await withSenders(knex, told);
  return { entries: await withSentFiles(asker, services, signed), next };
}

async function readableSources(asker: Asker): Promise<readonly Source[]> {
  if (asker.accountability.admin) return SOURCES;
  const rights = await fetchRights(
    asker,
    'read',
    SOURCES.map(({ collection }) => collection),
  );
  const readable = SOURCES.filter((source) =>
    rights.some(({ collection }) => collection === source.collection),
  );
  if (readable.length === 0) throw new DomainError('FORBIDDEN');
  return readable;
}

/** The database counts in microseconds, Directus answers in milliseconds: those of one are named. */
function beforePlace(moment: string, { at, seen }: Place): Row {
  const end = new Date(at.getTime() + 1).toISOString();
  return { _and: [{ [moment]: { _lt: end } }, { id: { _nin: seen } }] };
}

function placeAfter(entries: readonly TimelineEntry[], before: Place | null): string | null {
  const last = entries.at(-1);
  if (!last) return null;
  const at = new Date(last.at);
  const same = entries.filter((entry) => entry.at === last.at).map(({ id }) => id);
  const former = before && before.at.getTime() === at.getTime() ? before.seen : [];
  return writePlace({ at, seen: [...former, ...same] });
}
