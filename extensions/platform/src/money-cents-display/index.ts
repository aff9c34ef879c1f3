import { defineDisplay } from '@directus/extensions-sdk';
import { localeOf } from '@ia/app-kit/locale';
import { readAmount } from '@ia/app-kit/money-text';
import { formatCentsInput } from '@ia/core/money';
import MoneyCents from './money-cents.vue';

export default defineDisplay({
  id: 'money-cents',
  name: '$t:display_money_cents',
  description: '$t:display_money_cents_about',
  icon: 'euro',
  component: MoneyCents,
  // For titles made of a template, where Directus can only place a text.
  handler: (value) => {
    const cents = readAmount(value);
    return cents === null ? null : formatCentsInput(cents, localeOf(document.documentElement.lang));
  },
  options: null,
  types: ['bigInteger', 'integer'],
});
