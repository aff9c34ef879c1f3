import { defineInterface } from '@directus/extensions-sdk';
import PercentInput from './percent-input.vue';

export default defineInterface({
  id: 'percent',
  name: '$t:interface_percent',
  description: '$t:interface_percent_about',
  icon: 'percent',
  component: PercentInput,
  types: ['integer'],
  group: 'standard',
  recommendedDisplays: ['percent'],
  options: null,
});
