import { defineDisplay } from '@directus/extensions-sdk';
import { localeOf } from '@ia/app-kit/locale';
import OwnLanguage from './own-language.vue';
import { knownWord } from './words-in-english.ts';

export default defineDisplay({
  id: 'own-language',
  name: '$t:display_own_language',
  description: '$t:display_own_language_about',
  icon: 'translate',
  component: OwnLanguage,
  // For titles made of a template: what was read for the rest of the page.
  handler: (value: string, _options, { collection, field } = {}) =>
    localeOf(document.documentElement.lang) === 'fr'
      ? value
      : knownWord(String(collection), String(field), value),
  options: null,
  types: ['string'],
});
