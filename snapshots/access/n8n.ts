import type { RoleAccess } from './shapes.ts';

const known = { n8n_workflow_id: { _nnull: true } };

/** The service account of the automations: the workflows it runs, and the state it reports. */
export const n8n: RoleAccess = {
  workflows: {
    read: {
      fields: ['id', 'name', 'account', 'project', 'kind', 'status', 'n8n_workflow_id', 'version'],
      where: known,
    },
    update: {
      fields: ['status'],
      where: known,
      check: { status: { _in: ['active', 'paused', 'error'] } },
    },
  },
};
