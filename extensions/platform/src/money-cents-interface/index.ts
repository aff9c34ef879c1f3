import { defineInterface } from '@directus/extensions-sdk';
import MoneyCents from './money-cents.vue';

export default defineInterface({
  id: 'money-cents',
  name: '$t:interface_money_cents',
  description: '$t:interface_money_cents_about',
  icon: 'euro',
  component: MoneyCents,
  types: ['bigInteger', 'integer'],
  group: 'standard',
  recommendedDisplays: ['money-cents'],
  options: null,
});
