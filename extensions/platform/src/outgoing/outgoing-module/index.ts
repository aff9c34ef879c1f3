import { defineModule } from '@directus/extensions-sdk';
import OutgoingHome from './outgoing-home.vue';

export default defineModule({
  id: 'outgoing',
  name: '$t:module_outgoing',
  icon: 'outbox',
  // What is told to others, and what they answered, is the administration's.
  preRegisterCheck: (user) => user.admin_access === true,
  routes: [{ path: '', component: OutgoingHome }],
});
