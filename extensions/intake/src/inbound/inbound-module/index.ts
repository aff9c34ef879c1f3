import { defineModule } from '@directus/extensions-sdk';
import EventPage from './event-page.vue';
import InboundHome from './inbound-home.vue';
import SourcePage from './source-page.vue';
import SourcesPage from './sources-page.vue';
import TryPage from './try-page.vue';

export default defineModule({
  id: 'inbound',
  name: '$t:module_inbound',
  icon: 'move_to_inbox',
  // Raw deliveries and the secrets of sources are the administration's.
  preRegisterCheck: (user) => user.admin_access === true,
  routes: [
    { path: '', component: InboundHome },
    { path: 'sources', component: SourcesPage },
    { path: 'sources/new', component: SourcePage },
    { path: 'sources/:id', component: SourcePage, props: true },
    { path: 'sources/:id/try', component: TryPage, props: true },
    { path: ':id', component: EventPage, props: true },
  ],
});
