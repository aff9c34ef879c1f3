import { defineModule } from '@directus/extensions-sdk';
import Leads from './leads-page.vue';

export default defineModule({
  id: 'leads',
  name: '$t:module_leads',
  icon: 'person_search',
  routes: [{ path: '', component: Leads }],
  preRegisterCheck: (user, permissions) =>
    user.admin_access === true || (permissions.leads?.read?.access ?? 'none') !== 'none',
});
