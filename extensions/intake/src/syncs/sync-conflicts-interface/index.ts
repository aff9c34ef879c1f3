import { defineInterface } from '@directus/extensions-sdk';
import FormConflicts from './form-conflicts.vue';

export default defineInterface({
  id: 'sync-conflicts',
  name: '$t:interface_sync_conflicts',
  description: '$t:interface_sync_conflicts_about',
  icon: 'sync_problem',
  component: FormConflicts,
  types: ['alias'],
  localTypes: ['presentation'],
  group: 'presentation',
  hideLabel: true,
  options: null,
});
