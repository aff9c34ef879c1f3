import { defineModule } from '@directus/extensions-sdk';
import { contributeHomeBlocks } from '@ia/app-kit/home/home-blocks';
import { salesBlocks } from '../../home/app/sales-blocks.ts';
import { mayReadPipeline } from '../app/may-read-pipeline.ts';
import Pipeline from './pipeline.vue';

contributeHomeBlocks(salesBlocks);

export default defineModule({
  id: 'pipeline',
  name: '$t:module_pipeline',
  icon: 'view_kanban',
  routes: [{ path: '', component: Pipeline }],
  // Whoever may not read the pipeline has no board: the entry does not show in their bar.
  preRegisterCheck: (user, permissions) => mayReadPipeline(user.admin_access, permissions),
});
