import { defineDisplay } from '@directus/extensions-sdk';
import { localeOf } from '@ia/app-kit/locale';
import { rateText } from '@ia/app-kit/number-text';
import PercentRate from './percent-rate.vue';

export default defineDisplay({
  id: 'percent',
  name: '$t:display_percent',
  description: '$t:display_percent_about',
  icon: 'percent',
  component: PercentRate,
  handler: (value) => rateText(value, localeOf(document.documentElement.lang)),
  options: null,
  types: ['integer'],
});
