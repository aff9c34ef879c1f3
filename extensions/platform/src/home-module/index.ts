import { defineModule } from '@directus/extensions-sdk';
import Home from './home.vue';

export default defineModule({
  id: 'home',
  name: '$t:module_home',
  icon: 'today',
  routes: [{ path: '', component: Home }],
});
