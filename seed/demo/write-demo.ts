import type { Client } from 'pg';
import { insertMissingRows, type Row } from '../lib/insert-rows.ts';
import { accountRows, type CompanyKey, companyKeys } from './accounts.ts';
import { activityRows } from './activities.ts';
import { consentRows, contactEmailRows, contactId, contactRows } from './contacts.ts';
import { type DemoContext, demoId } from './context.ts';
import { dealMoves, dealRows, demoDeals } from './deals.ts';
import { deliverableRows } from './deliverables.ts';
import { historicalPageRows } from './historical-pages.ts';
import { demoInvoices, invoiceLineRows, invoiceRows, paymentRows } from './invoices.ts';
import { leadRows } from './leads.ts';
import { accountMemberRows } from './memberships.ts';
import { missionRows } from './missions.ts';
import { notificationRows } from './notifications.ts';
import { offerRows } from './offers.ts';
import { demoProjects, projectMemberRows, projectRows } from './projects.ts';
import { reminderRows, reminderSequenceRows, reminderStepRows } from './reminders.ts';
import { scoringModelRows } from './scoring-models.ts';
import { milestoneRows, taskRows } from './tasks.ts';
import { vendorMemberRows, vendorRateRows, vendorRows } from './vendors.ts';
import { workflowRows } from './workflows.ts';

/** Writes the demo agency, parents before children. The caller holds the transaction. */
export async function writeDemo(client: Client, context: DemoContext): Promise<void> {
  await writeSales(client, context);
  await writeDelivery(client, context);
  await insertMissingRows(client, 'notifications', notificationRows(context));
}

async function writeSales(client: Client, context: DemoContext) {
  const deals = demoDeals(context);
  await insertAll(client, [
    ['offers', offerRows(context)],
    ['accounts', accountRows(context)],
    ['contacts', contactRows(context)],
    ['contact_emails', contactEmailRows(context)],
    ['consents', consentRows(context)],
    ['historical_pages', historicalPageRows(context)],
    ['account_members', accountMemberRows(context)],
    ['deals', dealRows(context, deals)],
  ]);
  await linkPrimaryContacts(client);
  for (const moves of dealMoves(context, deals)) await moveDeals(client, moves);
  await insertAll(client, [
    ['leads', leadRows(context)],
    ['scoring_models', scoringModelRows(context)],
    ['activities', activityRows(context, deals)],
    ['reminder_sequences', reminderSequenceRows()],
    ['reminder_steps', reminderStepRows()],
    ['reminders', reminderRows(context, deals)],
  ]);
}

async function writeDelivery(client: Client, context: DemoContext) {
  const projects = demoProjects(context, demoDeals(context));
  const invoices = demoInvoices(context, projects);
  await insertAll(client, [
    ['projects', projectRows(context, projects)],
    ['project_members', projectMemberRows(context, projects)],
    ['vendors', vendorRows(context)],
    ['vendor_members', vendorMemberRows(context)],
    ['vendor_rates', vendorRateRows(context)],
    ['missions', missionRows(context, projects)],
    ['milestones', milestoneRows(context, projects)],
    ['tasks', taskRows(context, projects)],
    ['deliverables', deliverableRows(context, projects)],
    ['workflows', workflowRows(context, projects)],
    ['invoices', invoiceRows(context, invoices)],
    ['invoice_lines', invoiceLineRows(invoices)],
    ['payments', paymentRows(context, invoices)],
  ]);
}

async function insertAll(client: Client, tables: readonly (readonly [string, readonly Row[]])[]) {
  for (const [table, rows] of tables) await insertMissingRows(client, table, rows);
}

async function linkPrimaryContacts(client: Client) {
  await client.query(
    `UPDATE accounts SET primary_contact = link.contact
     FROM json_to_recordset($1::json) AS link (account uuid, contact uuid)
     WHERE accounts.id = link.account AND accounts.primary_contact IS NULL`,
    [JSON.stringify(companyKeys.map(mainContact))],
  );
}

function mainContact(key: CompanyKey) {
  return { account: demoId('account', key), contact: contactId(key, 0) };
}

/** The history of stages is written by the database, at the date each move is given. */
async function moveDeals(client: Client, moves: readonly Row[]) {
  await client.query(
    `UPDATE deals SET stage = move.stage, stage_entered_at = move.at, closed_on = move.closed_on,
            loss_reason = move.loss_reason, loss_note = move.loss_note,
            date_updated = move.at, user_updated = move.owner
     FROM json_to_recordset($1::json) AS move (id uuid, stage varchar, at timestamptz, owner uuid,
            closed_on date, loss_reason varchar, loss_note text)
     WHERE deals.id = move.id`,
    [JSON.stringify(moves)],
  );
}
