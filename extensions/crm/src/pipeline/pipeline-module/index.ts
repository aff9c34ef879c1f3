import { defineModule } from '@directus/extensions-sdk';
import Pipeline from './pipeline.vue';

export default defineModule({
  id: 'pipeline',
  name: '$t:module_pipeline',
  icon: 'view_kanban',
  routes: [{ path: '', component: Pipeline }],
  // Whoever may not read deals has no board: the entry does not show in their bar.
  preRegisterCheck: (user, permissions) =>
    user.admin_access || (permissions.deals?.read?.access ?? 'none') !== 'none',
});
