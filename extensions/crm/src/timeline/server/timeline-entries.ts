import { type FileRemark, fileReasons } from '@ia/core/files/received-file';
import { mailFailureOf } from '@ia/core/mails/mail-failure';
import { mailStates } from '@ia/core/mails/written-mail';
import type { Row } from '@ia/directus-kit';
import type { TimelineEntry } from '../contract.ts';

type Named = NonNullable<TimelineEntry['who']>;
type Mail = Extract<TimelineEntry, { kind: 'activity' }>['mail'];

export function activityEntry(row: Row): TimelineEntry {
  const file = recordOf(row.attachment);
  return {
    kind: 'activity',
    id: String(row.id),
    at: instantOf(row.occurred_at),
    who: personOf(row.owner),
    deal: namedOf(row.deal),
    type: String(row.type),
    subject: textOf(row.subject) ?? '',
    body: textOf(row.body),
    status: String(row.status),
    visibility: String(row.visibility),
    milestone: textOf(row.milestone),
    withdrawn: textOf(row.withdrawal_reason),
    direction: directionOf(row.direction),
    from: null,
    mail: mailOf(row),
    files: Array.isArray(row.files) ? row.files.flatMap(fileOf) : [],
    file_remarks: Array.isArray(row.file_remarks) ? row.file_remarks.flatMap(remarkOf) : [],
    attachment: file && { id: String(file.id), name: textOf(file.filename_download) ?? '' },
  };
}

export function changeEntry(row: Row): TimelineEntry {
  return {
    kind: 'stage',
    id: String(row.id),
    at: instantOf(row.changed_at),
    who: personOf(row.user),
    deal: namedOf(row.deal),
    from: textOf(row.from_stage),
    to: String(row.to_stage),
    seconds: typeof row.duration_seconds === 'number' ? row.duration_seconds : null,
    cause: String(row.cause),
    reason: textOf(row.reason),
  };
}

function directionOf(value: unknown): 'in' | 'out' | null {
  return value === 'in' || value === 'out' ? value : null;
}

function mailOf(row: Row): Mail {
  const state = mailStates.find((known) => known === row.mail_state);
  if (!state) return null;
  const [error, to, cc] = [row.mail_error, row.mail_address, row.mail_cc].map(textOf);
  const failure = mailFailureOf(error ?? null);
  return { state, error: failure, to: to ?? null, cc: cc ?? null, again: null };
}

function fileOf(value: unknown): Named[] {
  const file = recordOf(value);
  return file ? [{ id: String(file.id), name: textOf(file.filename_download) ?? '' }] : [];
}

/** Written by the platform alone; one of a reason that is gone is left out. */
function remarkOf(value: unknown): FileRemark[] {
  const remark = recordOf(value);
  const reason = fileReasons.find((known) => known === remark?.reason);
  const name = textOf(remark?.name);
  const url = textOf(remark?.url);
  return reason && name ? [{ name, reason, ...(url && { url }) }] : [];
}

function instantOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : new Date(String(value)).toISOString();
}

function personOf(value: unknown): Named | null {
  const person = recordOf(value);
  if (!person) return null;
  const name = [person.first_name, person.last_name].map(textOf).filter(Boolean).join(' ');
  return { id: String(person.id), name };
}

function namedOf(value: unknown): Named | null {
  const named = recordOf(value);
  return named && { id: String(named.id), name: textOf(named.name) ?? '' };
}

function recordOf(value: unknown): Row | null {
  return typeof value === 'object' && value !== null ? { ...value } : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
