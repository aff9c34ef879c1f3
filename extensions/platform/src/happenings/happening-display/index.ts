import { defineDisplay } from '@directus/extensions-sdk';
import { localeOf } from '@ia/app-kit/locale';
import { happeningText } from '@ia/core/messages/happenings';
import HappeningName from '../app/happening-name.vue';

export default defineDisplay({
  id: 'happening',
  name: '$t:display_happening',
  description: '$t:display_happening_about',
  icon: 'history',
  component: HappeningName,
  handler: (value) =>
    happeningText(String(value), localeOf(document.documentElement.lang), () => null),
  options: null,
  types: ['string'],
});
