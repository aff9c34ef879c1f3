import { type Route, route } from '@ia/directus-kit/http/route';
import { clients } from '@ia/directus-kit/http/who';
import { interlocutorsAnswer } from './contract.ts';
import { listInterlocutors } from './server/list-interlocutors.ts';

/** Who of the house answers a client (ADR 0054). */
export const interlocutorRoutes: readonly Route[] = [
  route(
    { method: 'GET', path: '/my-space/interlocutors', who: clients, answer: interlocutorsAnswer },
    ({ context, asker }) => listInterlocutors(context, asker),
  ),
];
