import { defineModule } from '@directus/extensions-sdk';
import { contributeHomeBlocks } from '@ia/app-kit/home/home-blocks';
import { deliveryBlocks } from '../app/delivery-blocks.ts';

contributeHomeBlocks(deliveryBlocks);

// The area has lists on the home and no page of its own yet: nothing shows in the bar.
export default defineModule({
  id: 'delivery',
  name: 'Projects and missions',
  icon: 'handyman',
  hidden: true,
  routes: [],
});
