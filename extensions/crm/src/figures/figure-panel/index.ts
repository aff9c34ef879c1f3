import { definePanel } from '@directus/extensions-sdk';
import { forPipelineReaders } from '../../pipeline/app/pipeline-readers.ts';
import FigureOptionsForm from './figure-options-form.vue';
import FigurePanel from './figure-panel.vue';

const panel = definePanel({
  id: 'crm-figure',
  name: '$t:panel_crm_figure',
  description: '$t:panel_crm_figure_about',
  icon: 'query_stats',
  component: forPipelineReaders(FigurePanel),
  options: null,
  minWidth: 14,
  minHeight: 8,
});

// The app takes a component here; the types of the SDK leave that possibility out.
export default { ...panel, options: FigureOptionsForm };
