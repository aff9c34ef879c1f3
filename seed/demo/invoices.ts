import { addDays } from '@ia/core';
import { at, type DemoContext, day, demoId } from './context.ts';
import { dealId } from './deals.ts';
import { type PlannedInvoice, plannedInvoices } from './invoice-plan.ts';
import type { DemoProject } from './projects.ts';

const VAT_BASIS_POINTS = 2_000;
const PAYMENT_DAYS = 30;

/** Those the client has not settled though they are due, and those settled in part. */
const unpaid = ['delmas-documents/deposit', 'orsel-training/deposit'];
const halfPaid = ['carlier-agent/deposit'];

export interface DemoInvoice extends PlannedInvoice {
  readonly id: string;
  readonly number: string | null;
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
  readonly paid: number;
}

/** Invoices in the order of their issue, numbered without a gap within each year. */
export function demoInvoices(
  context: DemoContext,
  projects: readonly DemoProject[],
): DemoInvoice[] {
  const ranks = new Map<string, number>();
  const planned = plannedInvoices(projects);
  return planned
    .toSorted((a, b) => (a.issued ?? 1) - (b.issued ?? 1))
    .map((invoice) => {
      const net = invoice.lines.reduce((sum, { amount }) => sum + amount, 0);
      const tax = Math.round((net * VAT_BASIS_POINTS) / 10_000);
      const gross = net + tax;
      const id = demoId('invoice', keyOf(invoice));
      const number = numberOf(context, { invoice, ranks });
      return { ...invoice, id, number, net, tax, gross, paid: paidOn(invoice, gross) };
    });
}

export function invoiceRows(context: DemoContext, invoices: readonly DemoInvoice[]) {
  return invoices.map(({ issued, project, paid, gross, ...invoice }) => ({
    id: invoice.id,
    account: project.account,
    project: project.id,
    deal: dealId(project.won.company, project.won.name),
    number: invoice.number,
    type: invoice.type,
    status: statusOf({ issued, paid, gross }),
    issued_on: issued === null ? null : day(context, issued),
    due_on: issued === null ? null : day(context, issued + PAYMENT_DAYS),
    currency: 'EUR',
    net_amount: invoice.net,
    tax_amount: invoice.tax,
    gross_amount: gross,
    paid_amount: paid,
    date_created: at(context, issued ?? -2, 9),
    user_created: context.users.finance,
  }));
}

export function invoiceLineRows(invoices: readonly DemoInvoice[]) {
  return invoices.flatMap(({ id, project, lines }) =>
    lines.map(({ description, amount }, index) => ({
      id: demoId('invoice-line', `${id}/${index}`),
      invoice: id,
      account: project.account,
      description,
      quantity: 1,
      unit_price: amount,
      tax_rate_bp: VAT_BASIS_POINTS,
      net_amount: amount,
      sort: index + 1,
    })),
  );
}

export function paymentRows(context: DemoContext, invoices: readonly DemoInvoice[]) {
  return invoices
    .filter(({ paid, issued }) => paid > 0 && issued !== null)
    .map(({ id, project, paid, number, issued }, index) => {
      const received = Math.min((issued ?? 0) + 9 + ((index * 7) % 19), -1);
      return {
        id: demoId('payment', id),
        account: project.account,
        invoice: id,
        amount: paid,
        currency: 'EUR',
        received_on: day(context, received),
        method: index % 6 === 5 ? 'direct_debit' : 'transfer',
        status: 'received',
        reference: `VIR ${number}`,
        date_created: at(context, received, 14),
        user_created: context.users.finance,
      };
    });
}

function keyOf({ project, part }: PlannedInvoice): string {
  return `${project.key}/${part}`;
}

/** What was issued in the last thirty days is still to be paid. */
function paidOn(invoice: PlannedInvoice, gross: number): number {
  const key = keyOf(invoice);
  if (halfPaid.includes(key)) return Math.floor(gross / 2);
  const isOpen = invoice.issued === null || invoice.issued > -30;
  return isOpen || unpaid.includes(key) ? 0 : gross;
}

function statusOf(state: {
  readonly issued: number | null;
  readonly paid: number;
  readonly gross: number;
}) {
  const { issued, paid, gross } = state;
  if (issued === null) return 'draft';
  if (paid === gross) return 'paid';
  if (issued + PAYMENT_DAYS < 0) return 'overdue';
  return paid > 0 ? 'partially_paid' : 'issued';
}

function numberOf(
  context: DemoContext,
  input: { readonly invoice: PlannedInvoice; readonly ranks: Map<string, number> },
): string | null {
  const { issued } = input.invoice;
  if (issued === null) return null;
  const year = addDays(context.today, issued).slice(0, 4);
  const rank = (input.ranks.get(year) ?? 0) + 1;
  input.ranks.set(year, rank);
  return `FA-${year}-${String(rank).padStart(4, '0')}`;
}
