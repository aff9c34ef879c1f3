import type { Interlocutor } from '#shared/types/interlocutor.ts';
import { defineOperation } from '../operation.ts';

/** Who answers the person about each of their accounts and projects. */
export const listInterlocutors = defineOperation<{ people: Interlocutor[] }>({
  name: 'interlocutors',
  method: 'GET',
  path: '/crm/my-space/interlocutors',
});
