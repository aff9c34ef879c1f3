import { defineModule } from '@directus/extensions-sdk';
import ImportsHome from './imports-home.vue';
import NewImport from './new-import.vue';
import RunPage from './run-page.vue';

export default defineModule({
  id: 'imports',
  name: '$t:module_imports',
  icon: 'upload_file',
  routes: [
    { path: '', component: ImportsHome },
    { path: 'new', component: NewImport },
    { path: ':id', component: RunPage, props: true },
  ],
});
