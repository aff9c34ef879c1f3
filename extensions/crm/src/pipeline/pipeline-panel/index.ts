import { definePanel } from '@directus/extensions-sdk';
import PanelOptionsForm from '../app/panel-options-form.vue';
import { forPipelineReaders } from '../app/pipeline-readers.ts';
import PipelinePanel from './pipeline-panel.vue';

const panel = definePanel({
  id: 'crm-pipeline',
  name: '$t:panel_crm_pipeline',
  description: '$t:panel_crm_pipeline_about',
  icon: 'view_kanban',
  component: forPipelineReaders(PipelinePanel),
  options: null,
  minWidth: 14,
  minHeight: 8,
});

// The app takes a component here; the types of the SDK leave that possibility out.
export default { ...panel, options: PanelOptionsForm };
