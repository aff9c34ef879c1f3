import {
  isDomainError,
  parseProjectTemplate,
  parseStage,
  planProjectFromDeal,
  stageType,
} from '@ia/core';
import type { DomainEvent, JobContext } from '@ia/directus-kit';
import { inviteContact } from '@ia/records/invitations';
import { notify } from '@ia/records/notify/notify';
import { loadColleagues } from '@ia/records/people/colleagues';
import { isOfTheTeam } from '@ia/records/people/of-the-team';
import { invitationNotice } from './invitation-notice.ts';
import { findAddressee } from './store/contacts.ts';
import { addClientMember, ensureProject } from './store/projects.ts';
import { type DealToDeliver, findDealToDeliver } from './store/won-deals.ts';

/**
 * What winning a deal sets off, or an audit validated with the client's agreement: its project, then the invitation of its contact. Each step is
 * settled by a constraint, so that running it again, after a crash, a second win or a win after the audit, adds nothing.
 */
export async function startProject(event: DomainEvent, context: JobContext): Promise<void> {
  if (!startsProject(event)) return;
  const deal = await findDealToDeliver(context.database, event.subject);
  if (!deal) return;
  const now = context.now();
  const { sla_summary, offer, offer_name } = deal;
  const plan = planProjectFromDeal({
    deal,
    offer: offer ? { id: offer, name: offer_name ?? '', sla_summary } : null,
    template: readTemplate(deal, context),
    now,
  });
  const project = await ensureProject(context.database, {
    plan,
    // Whoever sold it may have left since.
    manager: (await isOfTheTeam(context.database, deal.owner)) ? deal.owner : null,
    traceId: event.trace_id,
    now,
  });
  await inviteClient({ deal, project, context });
}

function startsProject({ type, data }: DomainEvent): boolean {
  if (type === 'audit.validated') return data.has_agreement === true;
  return stageType(parseStage(data.to)) === 'won';
}

/** A won deal must have its project, even when the template of its offer is broken. */
function readTemplate(deal: DealToDeliver, { logger }: JobContext) {
  if (deal.project_template === null) return null;
  try {
    return parseProjectTemplate(deal.project_template);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    logger.warn(
      `Offer ${deal.offer}: its project template is not usable, the default one is used.`,
    );
    return null;
  }
}

interface Invite {
  readonly deal: DealToDeliver;
  readonly project: string;
  readonly context: JobContext;
}

async function inviteClient({ deal, project, context }: Invite): Promise<void> {
  const { database, services, getSchema } = context;
  const contact = deal.contact ? await findAddressee(database, deal.contact) : null;
  if (!contact?.email) {
    const missing = contact ? 'email' : 'contact';
    const told = await findResponsible(database, deal.owner);
    const notices = told.map((person) => invitationNotice(deal, project, { missing, person }));
    return notify(database, notices);
  }
  const { user } = await inviteContact({
    knex: database,
    services,
    getSchema,
    contact: { ...contact, email: contact.email },
    account: { id: deal.account, name: deal.account_name, locale: deal.account_locale },
    level: 'admin',
    key: `project-invitation:${project}`,
    now: context.now(),
  });
  if (user) await addClientMember(database, { project, user, account: deal.account });
}

/** Whoever is in charge of a deal; the administrators when nobody is. */
function findResponsible(database: JobContext['database'], owner: string | null) {
  return loadColleagues(database, owner ? { users: [owner] } : { roles: ['admin'] });
}
