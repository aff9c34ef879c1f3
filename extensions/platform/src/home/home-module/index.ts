import { defineModule } from '@directus/extensions-sdk';
import { contributeHomeBlocks } from '@ia/app-kit/home/home-blocks';
import { unreadNotices } from '../../notices/app/notice-block.ts';
import Home from '../app/home.vue';
import { startClosed } from '../app/start-closed.ts';

/** Below it the navigation of the app lies over its page (its breakpoint « lg »). */
const NARROW = '(width < 57.625rem)';

// Modules are read before the first screen is made, so this is in time for it.
startClosed(localStorage, matchMedia(NARROW).matches);

contributeHomeBlocks([unreadNotices]);

export default defineModule({
  id: 'home',
  name: '$t:module_home',
  icon: 'today',
  routes: [{ path: '', component: Home }],
});
