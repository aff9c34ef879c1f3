import type { HomeBlock } from '@ia/app-kit/home/home-block';
import { postpone } from '@ia/app-kit/home/postpone';
import {
  amountAt,
  datedLine,
  dayOfInstantAt,
  hourAt,
  isBefore,
  joinTexts,
  momentAt,
} from '@ia/app-kit/home/row-texts';
import { type ApiRow, textAt } from '@ia/app-kit/read-row';
import { activityPath } from '@ia/core/activities/activity-path';
import { formatPhone } from '@ia/core/contacts/normalise-phone';
import { newLeads } from './lead-block.ts';

const isKept = { is_archived: { _eq: false } };
const isOpen = { _and: [{ stage: { type: { _eq: 'open' } } }, isKept] };
const isMine = { owner: { _eq: '$CURRENT_USER' } };
const dealFields = ['id', 'name', 'account.name', 'amount', 'currency'];

const dealByClose = datedLine({
  title: 'name',
  detail: ['account.name', 'stage.label'],
  on: 'expected_close_on',
  amount: 'amount',
});

const deal = (row: ApiRow) => ({ deal: textAt(row, 'id') });

/** An action that is done leaves a line on the timeline of its deal. */
const actionSteps: HomeBlock['steps'] = {
  done: (row, now) => ({
    changes: { next_action: null, next_action_at: null },
    undo: plannedAction(row),
    activity: {
      ...deal(row),
      type: 'task',
      status: 'done',
      subject: textAt(row, 'next_action') ?? textAt(row, 'name') ?? '',
      occurred_at: now.toISOString(),
    },
  }),
  postpone: (row, now) => {
    const until = postpone(textAt(row, 'next_action_at'), now);
    return { changes: { next_action_at: until }, undo: plannedAction(row), until };
  },
};

function plannedAction(row: ApiRow): ApiRow {
  const { next_action = null, next_action_at = null } = row;
  return { next_action, next_action_at };
}

const lateActions: HomeBlock = {
  id: 'late-actions',
  collection: 'deals',
  places: { sales: 1 },
  icon: 'alarm',
  tone: 'danger',
  title: { fr: 'Actions en retard', en: 'Overdue actions' },
  empty: { fr: 'Aucune action en retard. Beau travail !', en: 'No overdue action. Well done!' },
  bookmark: 'bookmark_deals_late',
  fields: [...dealFields, 'next_action', 'next_action_at'],
  sort: 'next_action_at',
  filter: ({ start }) => ({ _and: [isOpen, isMine, { next_action_at: { _lt: start } }] }),
  line: (row) => ({
    title: textAt(row, 'next_action') ?? textAt(row, 'name') ?? '',
    detail: joinTexts(row, ['account.name', 'name']),
    amount: amountAt(row, 'amount'),
    when: dayOfInstantAt(row, 'next_action_at'),
    isLate: true,
  }),
  steps: actionSteps,
};

/** Today first, then what comes. */
const comingActions: HomeBlock = {
  ...lateActions,
  id: 'coming-actions',
  places: { sales: 4 },
  icon: 'event_upcoming',
  tone: 'primary',
  title: { fr: 'Prochaines actions', en: 'Next actions' },
  empty: { fr: 'Rien de prévu sur vos affaires.', en: 'Nothing planned on your deals.' },
  bookmark: 'bookmark_deals_mine',
  filter: ({ start }) => ({ _and: [isOpen, isMine, { next_action_at: { _gte: start } }] }),
  line: (row, day) => ({ ...lateActions.line(row, day), isLate: false }),
};

const withoutAction: HomeBlock = {
  id: 'without-action',
  collection: 'deals',
  places: { sales: 5 },
  icon: 'help_center',
  tone: 'warning',
  title: { fr: 'Sans prochaine action', en: 'Without a next action' },
  empty: {
    fr: 'Chacune de vos affaires a sa prochaine action.',
    en: 'Each of your deals has its next action.',
  },
  bookmark: 'bookmark_deals_without_action',
  fields: [...dealFields, 'stage.label', 'expected_close_on'],
  sort: 'expected_close_on',
  filter: () => ({ _and: [isOpen, isMine, { next_action_at: { _null: true } }] }),
  line: (row, day) => ({ ...dealByClose(row, day), isLate: false }),
};

/** The same for everybody: what the direction looks at. */
const everyLateAction: HomeBlock = {
  ...lateActions,
  id: 'every-late-action',
  places: { admin: 1 },
  title: { fr: 'Affaires à relancer', en: 'Deals to chase' },
  empty: { fr: 'Aucune relance en retard dans l’équipe.', en: 'Nothing overdue in the team.' },
  filter: ({ start }) => ({ _and: [isOpen, { next_action_at: { _lt: start } }] }),
};

/** What an activity is about, asked for with it. */
const ABOUT = ['deal', 'lead', 'contact', 'account'] as const;
const aboutFields = ABOUT.map((of) => `${of}.id`);

/** A line of an activity leads to the record it is about. */
function pathOf(row: ApiRow): string {
  const about = Object.fromEntries(ABOUT.map((of) => [of, textAt(row, `${of}.id`)]));
  return activityPath({ ...about, id: textAt(row, 'id') ?? '' });
}

/** One's own are among one's appointments: a meeting stands on a home once. */
const isOthers = { _or: [{ owner: { _neq: '$CURRENT_USER' } }, { owner: { _null: true } }] };

const todaysMeetings: HomeBlock = {
  id: 'todays-meetings',
  collection: 'activities',
  places: { admin: 2 },
  icon: 'event',
  tone: 'primary',
  title: { fr: 'RDV de l’équipe aujourd’hui', en: 'The team’s meetings today' },
  empty: { fr: 'Aucun autre rendez-vous aujourd’hui.', en: 'No other meeting today.' },
  bookmark: 'bookmark_activities_meetings',
  fields: [
    ...['id', 'subject', 'occurred_at', 'account.name', 'deal.name', 'owner.first_name'],
    ...aboutFields,
  ],
  sort: 'occurred_at',
  filter: ({ start, end }) => ({
    _and: [
      { type: { _eq: 'meeting' } },
      { status: { _eq: 'planned' } },
      { occurred_at: { _gte: start } },
      { occurred_at: { _lt: end } },
      isOthers,
    ],
  }),
  line: (row) => ({
    title: textAt(row, 'subject') ?? '',
    detail: joinTexts(row, ['account.name', 'deal.name', 'owner.first_name']),
    amount: null,
    when: hourAt(row, 'occurred_at'),
    isLate: false,
    path: pathOf(row),
  }),
  steps: {
    done: () => ({ changes: { status: 'done' }, undo: { status: 'planned' } }),
    postpone: (row, now) => {
      const { occurred_at } = row;
      const until = postpone(textAt(row, 'occurred_at'), now);
      return { changes: { occurred_at: until }, undo: { occurred_at }, until };
    },
  },
};

const WITH = ['contact', 'lead'] as const;

/** Whom a seller calls and meets, those that are over and not ticked first. */
const myAppointments: HomeBlock = {
  ...todaysMeetings,
  id: 'my-appointments',
  // The direction plans calls and writes mails too; its meetings of the day are the team's.
  places: { sales: 2, admin: 1.5 },
  icon: 'phone_in_talk',
  title: { fr: 'Mes appels et rendez-vous', en: 'My calls and meetings' },
  empty: { fr: 'Aucun appel ni rendez-vous prévu.', en: 'No call or meeting planned.' },
  bookmark: null,
  fields: [
    ...['id', 'type', 'subject', 'occurred_at', 'account.name', 'deal.name', 'lead.company_name'],
    ...WITH.flatMap((who) => [`${who}.first_name`, `${who}.last_name`, `${who}.phone`]),
    ...aboutFields,
  ],
  filter: () => ({
    _and: [{ type: { _in: ['call', 'meeting'] } }, { status: { _eq: 'planned' } }, isMine],
  }),
  line: (row, day) => {
    const at = textAt(row, 'occurred_at');
    const names = WITH.flatMap((who) => [`${who}.first_name`, `${who}.last_name`]);
    const who = joinTexts(row, names, ' ');
    const where = joinTexts(row, ['account.name', 'deal.name', 'lead.company_name']);
    const phone = textAt(row, 'contact.phone') ?? textAt(row, 'lead.phone');
    return {
      title: textAt(row, 'subject') ?? '',
      detail: [who, where].filter(Boolean).join(' · ') || null,
      amount: null,
      when: momentAt(row, 'occurred_at', day),
      isLate: at !== null && new Date(at) < new Date(day.now),
      phone: phone ? formatPhone(phone) : null,
      path: pathOf(row),
    };
  },
};

/** Meetings of the others, to know who is out; theirs to tick. */
const teamMeetings: HomeBlock = {
  id: 'team-meetings',
  collection: 'activities',
  places: { sales: 8 },
  icon: 'groups',
  tone: 'primary',
  title: todaysMeetings.title,
  empty: todaysMeetings.empty,
  bookmark: todaysMeetings.bookmark,
  fields: todaysMeetings.fields,
  sort: todaysMeetings.sort,
  filter: todaysMeetings.filter,
  line: todaysMeetings.line,
};

/** Messages prepared for a person to send, and whatever else is left to do: their words are on the record. */
const preparedTasks: HomeBlock = {
  ...todaysMeetings,
  id: 'prepared-tasks',
  places: { sales: 3 },
  icon: 'task_alt',
  title: { fr: 'À faire', en: 'To do' },
  empty: { fr: 'Aucune tâche en attente.', en: 'No task is waiting.' },
  bookmark: null,
  fields: [...todaysMeetings.fields, 'lead.first_name', 'lead.last_name', 'lead.company_name'],
  filter: () => ({
    _and: [{ type: { _eq: 'task' } }, { status: { _eq: 'planned' } }, isMine],
  }),
  line: (row, day) => {
    const when = dayOfInstantAt(row, 'occurred_at');
    return {
      ...todaysMeetings.line(row, day),
      detail: joinTexts(row, ['account.name', 'deal.name', 'lead.company_name']),
      when,
      isLate: isBefore(when, day),
    };
  },
};

const closingThisMonth: HomeBlock = {
  id: 'closing-this-month',
  collection: 'deals',
  places: { sales: 6 },
  icon: 'flag',
  tone: 'success',
  title: { fr: 'À conclure ce mois-ci', en: 'Closing this month' },
  empty: {
    fr: 'Aucune de vos affaires n’est attendue ce mois-ci.',
    en: 'None of your deals is expected this month.',
  },
  bookmark: 'bookmark_deals_mine',
  fields: [...dealFields, 'stage.label', 'expected_close_on'],
  sort: 'expected_close_on',
  filter: ({ monthEnd }) => ({
    _and: [isOpen, isMine, { expected_close_on: { _lte: monthEnd } }],
  }),
  line: dealByClose,
};

export const salesBlocks: readonly HomeBlock[] = [
  lateActions,
  todaysMeetings,
  myAppointments,
  preparedTasks,
  comingActions,
  withoutAction,
  closingThisMonth,
  newLeads,
  teamMeetings,
  everyLateAction,
];
