/** What a row takes from one row it hangs on, when it does not say it itself. */
export interface Inheritance {
  /** Column that names the parent. */
  readonly by: string;
  readonly from: string;
  /** Column of the child → column of the parent. */
  readonly take: Readonly<Record<string, string>>;
}

const ACCOUNT = { account: 'account' };
const OF_PROJECT: Inheritance = { by: 'project', from: 'projects', take: ACCOUNT };
const OF_INVOICE: Inheritance = { by: 'invoice', from: 'invoices', take: ACCOUNT };
const OF_CONTACT: Inheritance = { by: 'contact', from: 'contacts', take: ACCOUNT };
const OF_DEAL: Inheritance = { by: 'deal', from: 'deals', take: ACCOUNT };
const OF_MISSION = { by: 'mission', from: 'missions' };

/**
 * Whose a row is, by collection; the nearest parent first: what it gives is not asked of the next.
 * The triggers of tenancy judge the same lines (`matchParents` of the migrations).
 */
export const tenancy: Readonly<Record<string, readonly Inheritance[]>> = {
  contact_emails: [OF_CONTACT],
  deals: [OF_CONTACT],
  activities: [OF_DEAL, OF_CONTACT],
  projects: [OF_DEAL],
  project_members: [OF_PROJECT],
  milestones: [OF_PROJECT],
  missions: [OF_PROJECT],
  workflows: [OF_PROJECT],
  tasks: [{ ...OF_MISSION, take: { project: 'project', account: 'account' } }, OF_PROJECT],
  deliverables: [
    { ...OF_MISSION, take: { vendor: 'vendor', project: 'project', account: 'account' } },
    OF_PROJECT,
  ],
  invoices: [OF_PROJECT, OF_DEAL],
  invoice_lines: [OF_INVOICE],
  payments: [OF_INVOICE],
};
