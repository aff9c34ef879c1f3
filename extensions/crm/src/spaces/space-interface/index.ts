import { defineInterface } from '@directus/extensions-sdk';
import RecordSpace from './record-space.vue';

export default defineInterface({
  id: 'crm-space',
  name: '$t:interface_crm_space',
  description: '$t:interface_crm_space_about',
  icon: 'key',
  component: RecordSpace,
  types: ['alias'],
  localTypes: ['presentation'],
  group: 'presentation',
  hideLabel: false,
  options: null,
});
