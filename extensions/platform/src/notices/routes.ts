import { type Route, route } from '@ia/directus-kit/http/route';
import { staff } from '@ia/directus-kit/http/who';
import { noticeChoice } from './contract.ts';
import { findChoice, saveChoice } from './server/store/notices.ts';

/** One's own choice: whose it is, is whoever asks. */
export const noticeRoutes: readonly Route[] = [
  route(
    { method: 'GET', path: '/notices/choice', who: staff, answer: noticeChoice },
    ({ database, asker }) => findChoice(database, asker.user),
  ),
  route(
    {
      method: 'POST',
      path: '/notices/choice',
      who: staff,
      body: noticeChoice,
      answer: noticeChoice,
    },
    async ({ database, asker, body }) => {
      await saveChoice(database, asker.user, body);
      return body;
    },
  ),
];
