import { momentText } from '@ia/app-kit/date-text';
import { durationText } from '@ia/app-kit/delay-text';
import { fillText } from '@ia/app-kit/fill-text';
import type { Locale } from '@ia/core';
import type { TimelineEntry } from '../contract.ts';
import { type TimelineText, timelineTexts } from './timeline-texts.ts';

const ICONS: Readonly<Record<string, string>> = {
  call: 'call',
  email: 'mail',
  meeting: 'event',
  note: 'sticky_note_2',
  task: 'task_alt',
};
const TYPES: readonly TimelineText[] = ['call', 'email', 'meeting', 'note', 'task'];
/** Said beside what it is; that something is done goes without saying. */
const STATES = ['planned', 'cancelled', 'no_show'] as const satisfies readonly TimelineText[];
const CAUSES: Readonly<Record<string, TimelineText>> = {
  meeting: 'byMeeting',
  milestone: 'byMilestone',
  import: 'byImport',
};

export interface Words {
  readonly locale: Locale;
  /** What people call a stage, by its key. */
  readonly stageName: (key: string) => string;
}

export function iconOf(entry: TimelineEntry): string {
  return entry.kind === 'stage' ? 'arrow_forward' : (ICONS[entry.type] ?? 'sticky_note_2');
}

export function titleOf(entry: TimelineEntry, { locale, stageName }: Words): string {
  if (entry.kind === 'activity') return entry.subject;
  const to = stageName(entry.to);
  return entry.from
    ? fillText(timelineTexts.movedFrom, locale, { from: stageName(entry.from), to })
    : fillText(timelineTexts.entered, locale, { to });
}

/** When, who, and what a line is, in one line; `deal`: also of which deal. */
export function detailsOf(entry: TimelineEntry, { locale }: Words, deal: boolean): string {
  const what = entry.kind === 'activity' ? activityWords(entry, locale) : stageWords(entry, locale);
  const about = deal ? entry.deal?.name : null;
  return [momentText(entry.at, locale), ...peopleOf(entry, locale), about, ...what]
    .filter(Boolean)
    .join(' · ');
}

/** Of a mail that came in first who wrote it: its colleague only received it. */
function peopleOf(entry: TimelineEntry, locale: Locale): readonly (string | undefined)[] {
  const name = entry.who?.name;
  if (entry.kind !== 'activity' || !entry.from) return [name];
  const { name: writer, address } = entry.from;
  const sender = writer && address ? `${writer} <${address}>` : (writer ?? address ?? '');
  return [
    fillText(timelineTexts.from, locale, { sender }),
    name && fillText(timelineTexts.receivedFor, locale, { name }),
  ];
}

type Activity = Extract<TimelineEntry, { kind: 'activity' }>;
type Stage = Extract<TimelineEntry, { kind: 'stage' }>;

function activityWords(activity: Activity, locale: Locale): string[] {
  const { type, status, visibility, direction } = activity;
  const known = TYPES.find((one) => one === type) ?? 'note';
  const state = STATES.find((one) => one === status);
  const way = type === 'email' && direction ? (`email_${direction}` as const) : known;
  const name = timelineTexts[way][locale];
  return [
    state ? `${name} (${timelineTexts[state][locale]})` : name,
    visibility === 'private' ? timelineTexts.isPrivate[locale] : '',
  ];
}

function stageWords({ seconds, cause, reason }: Stage, locale: Locale): string[] {
  const known = CAUSES[cause];
  const age = seconds === null ? null : durationText(seconds, locale);
  return [
    age === null ? '' : fillText(timelineTexts.stayed, locale, { age }),
    known ? timelineTexts[known][locale] : '',
    reason ? fillText(timelineTexts.overridden, locale, { reason }) : '',
  ];
}
