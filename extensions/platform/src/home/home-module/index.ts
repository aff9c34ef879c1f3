import { defineModule } from '@directus/extensions-sdk';
import { contributeHomeBlocks } from '@ia/app-kit/home/home-blocks';
import { deliveryBlocks } from '../app/delivery-blocks.ts';
import { financeBlocks } from '../app/finance-blocks.ts';
import Home from '../app/home.vue';
import { startClosed } from '../app/start-closed.ts';

/** Below it the navigation of the app lies over its page (its breakpoint « lg »). */
const NARROW = '(width < 57.625rem)';

// Modules are read before the first screen is made, so this is in time for it.
startClosed(localStorage, matchMedia(NARROW).matches);

// Delivery and finance have no screens yet; the first one of each takes its lists with it.
contributeHomeBlocks([...deliveryBlocks, ...financeBlocks]);

export default defineModule({
  id: 'home',
  name: '$t:module_home',
  icon: 'today',
  routes: [{ path: '', component: Home }],
});
