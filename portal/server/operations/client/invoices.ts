import type { InvoiceRow } from '#shared/types/invoice.ts';
import { defineOperation } from '../operation.ts';
import { ofProject } from './of-project.ts';

export const listProjectInvoices = defineOperation<InvoiceRow[]>({
  name: 'project-invoices',
  method: 'GET',
  path: '/items/invoices',
  fields: [
    'id',
    'number',
    'type',
    'status',
    'issued_on',
    'due_on',
    'currency',
    'gross_amount',
    'paid_amount',
  ],
  filter: ofProject,
  sort: ['-issued_on', '-due_on'],
  maxLimit: 50,
});
