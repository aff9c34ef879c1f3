import { defineDisplay } from '@directus/extensions-sdk';
import CollectionName from '../app/collection-name.vue';

export default defineDisplay({
  id: 'collection-name',
  name: '$t:display_collection_name',
  description: '$t:display_collection_name_about',
  icon: 'database',
  component: CollectionName,
  options: null,
  types: ['string'],
});
