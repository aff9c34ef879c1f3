import { defineInterface } from '@directus/extensions-sdk';
import RecordTimeline from './record-timeline.vue';

export default defineInterface({
  id: 'crm-timeline',
  name: '$t:interface_crm_timeline',
  description: '$t:interface_crm_timeline_about',
  icon: 'history',
  component: RecordTimeline,
  types: ['alias'],
  localTypes: ['presentation'],
  group: 'presentation',
  hideLabel: false,
  options: null,
});
