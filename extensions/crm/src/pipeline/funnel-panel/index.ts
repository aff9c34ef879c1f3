import { definePanel } from '@directus/extensions-sdk';
import PanelOptionsForm from '../app/panel-options-form.vue';
import { forPipelineReaders } from '../app/pipeline-readers.ts';
import FunnelPanel from './funnel-panel.vue';

const panel = definePanel({
  id: 'crm-funnel',
  name: '$t:panel_crm_funnel',
  description: '$t:panel_crm_funnel_about',
  icon: 'filter_alt',
  component: forPipelineReaders(FunnelPanel),
  options: null,
  minWidth: 16,
  minHeight: 12,
});

// The app takes a component here; the types of the SDK leave that possibility out.
export default { ...panel, options: PanelOptionsForm };
