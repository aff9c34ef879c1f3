import { defineInterface } from '@directus/extensions-sdk';
import FactsTable from './facts-table.vue';

/** Structured data as people read it: what programs keep in a JSON field is never shown as code. */
export default defineInterface({
  id: 'facts',
  name: '$t:interface_facts',
  description: '$t:interface_facts_about',
  icon: 'list_alt',
  component: FactsTable,
  types: ['json'],
  group: 'standard',
  options: null,
});
