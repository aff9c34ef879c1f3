import { defineModule } from '@directus/extensions-sdk';
import SourcePage from './source-page.vue';
import SyncRunPage from './sync-run-page.vue';
import SyncsHome from './syncs-home.vue';

export default defineModule({
  id: 'syncs',
  name: '$t:module_syncs',
  icon: 'sync',
  // Keys of other services and the switch are the administration's.
  preRegisterCheck: (user) => user.admin_access === true,
  routes: [
    { path: '', component: SyncsHome },
    { path: 'runs/:id', component: SyncRunPage, props: true },
    { path: ':id', component: SourcePage, props: true },
  ],
});
