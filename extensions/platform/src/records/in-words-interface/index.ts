import { defineInterface } from '@directus/extensions-sdk';
import { readOnlyLook } from '../app/read-only-look.ts';
import InWords from './in-words.vue';

const look = document.createElement('style');
look.textContent = readOnlyLook();
document.head.append(look);

/** What the platform wrote into a log, as its list says it: nothing to type into. */
export default defineInterface({
  id: 'in-words',
  name: '$t:interface_in_words',
  description: '$t:interface_in_words_about',
  icon: 'notes',
  component: InWords,
  types: ['string', 'uuid'],
  group: 'standard',
  options: null,
});
