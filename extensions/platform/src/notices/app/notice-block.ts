import type { HomeBlock } from '@ia/app-kit/home/home-block';
import { dayOfInstantAt } from '@ia/app-kit/home/row-texts';
import { textAt } from '@ia/app-kit/read-row';

const APP = '/admin';

/** What the person was told and has not read: the same as in the bell, where it leads within the app. */
export const unreadNotices: HomeBlock = {
  id: 'unread-notices',
  collection: 'notifications',
  // Before the work of each trade.
  places: { admin: 0.5, sales: 0.5, delivery: 0.5, finance: 0.5 },
  icon: 'notifications',
  tone: 'warning',
  title: { fr: 'Notifications', en: 'Notifications' },
  empty: { fr: 'Rien de nouveau pour vous.', en: 'Nothing new for you.' },
  bookmark: null,
  fields: ['id', 'title', 'body', 'url', 'created_at'],
  sort: '-created_at',
  // The direction reads everybody's.
  filter: () => ({ _and: [{ user: { _eq: '$CURRENT_USER' } }, { read_at: { _null: true } }] }),
  line: (row) => {
    const url = textAt(row, 'url');
    return {
      title: textAt(row, 'title') ?? '',
      detail: textAt(row, 'body'),
      amount: null,
      when: dayOfInstantAt(row, 'created_at'),
      isLate: false,
      path: url?.startsWith(`${APP}/`) ? url.slice(APP.length) : null,
    };
  },
  steps: {
    done: (_row, now) => ({ changes: { read_at: now.toISOString() }, undo: { read_at: null } }),
  },
  openingTakes: 'done',
  stepWords: {
    done: {
      label: { fr: 'Marquer comme lue', en: 'Mark as read' },
      told: { fr: '« {title} » : lue.', en: '“{title}”: read.' },
    },
  },
};
