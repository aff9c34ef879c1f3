import { defineDisplay } from '@directus/extensions-sdk';
import { localeOf } from '@ia/app-kit/locale';
import { decimalText } from '@ia/app-kit/number-text';
import DecimalNumber from './decimal-number.vue';

export default defineDisplay({
  id: 'decimal',
  name: '$t:display_decimal',
  description: '$t:display_decimal_about',
  icon: '123',
  component: DecimalNumber,
  handler: (value) => decimalText(value, localeOf(document.documentElement.lang)),
  options: null,
  types: ['decimal', 'float'],
});
