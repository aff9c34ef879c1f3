import { defineModule } from '@directus/extensions-sdk';
import { contributeHomeBlocks } from '@ia/app-kit/home/home-blocks';
import { financeBlocks } from '../app/finance-blocks.ts';

contributeHomeBlocks(financeBlocks);

// The area has lists on the home and no page of its own yet: nothing shows in the bar.
export default defineModule({
  id: 'finance',
  name: 'Invoices and payments',
  icon: 'payments',
  hidden: true,
  routes: [],
});
