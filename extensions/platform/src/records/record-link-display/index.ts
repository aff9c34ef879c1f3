import { defineDisplay } from '@directus/extensions-sdk';
import RecordLink from '../app/record-link.vue';

export default defineDisplay({
  id: 'record-link',
  name: '$t:display_record_link',
  description: '$t:display_record_link_about',
  icon: 'link',
  component: RecordLink,
  options: null,
  types: ['string', 'uuid'],
});
