import { type Route, route } from '@ia/directus-kit/http/route';
import { staff } from '@ia/directus-kit/http/who';
import { sharedView, viewBody, viewParams } from './contract.ts';
import { shareView } from './server/share-view.ts';

/** Views of a list for the whole team; those of one person are presets of Directus like any other. */
export const viewRoutes: readonly Route[] = [
  route(
    {
      method: 'POST',
      path: '/views/:list',
      who: staff,
      params: viewParams,
      body: viewBody,
      answer: sharedView,
      status: 201,
    },
    ({ context, asker, params, body }) => shareView(context, asker, { ...params, ...body }),
  ),
];
