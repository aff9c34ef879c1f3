import { definePanel } from '@directus/extensions-sdk';
import FinanceFigure from './finance-figure.vue';

export default definePanel({
  id: 'finance-figure',
  name: '$t:panel_finance_figure',
  description: '$t:panel_finance_figure_about',
  icon: 'euro',
  component: FinanceFigure,
  options: [
    {
      field: 'figure',
      name: '$t:panel_finance_figure_which',
      type: 'string',
      meta: {
        interface: 'select-dropdown',
        width: 'half',
        options: {
          choices: [
            { text: '$t:panel_finance_figure_to_collect', value: 'to-collect' },
            { text: '$t:panel_finance_figure_late', value: 'late' },
            { text: '$t:panel_finance_figure_received', value: 'received' },
          ],
        },
      },
    },
    {
      field: 'isTotal',
      name: '$t:panel_finance_figure_total',
      type: 'boolean',
      meta: { interface: 'boolean', width: 'half' },
    },
  ],
  minWidth: 14,
  minHeight: 8,
});
