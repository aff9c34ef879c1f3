import { DomainError } from '@ia/core';
import { decideDisqualification } from '@ia/core/leads/disqualification';
import { type Route, route } from '@ia/directus-kit/http/route';
import { byId } from '@ia/directus-kit/http/shapes';
import { type SignedInAsker, whoMay } from '@ia/directus-kit/http/who';
import { loadLeadOwners } from '@ia/records/people/lead-owners';
import type { $ZodType } from 'zod/v4/core';
import {
  archiveBody,
  assignBody,
  contactedBody,
  conversionBody,
  converted,
  disqualifyBody,
  matches,
  matchesBody,
  mergeBody,
  merged,
  owners,
  reopenBody,
  verdicts,
} from './contract.ts';
import {
  archive,
  assign,
  type BulkChange,
  changeLeads,
  disqualify,
  markContacted,
  reopen,
} from './server/bulk-leads.ts';
import { convertLead } from './server/convert-lead.ts';
import { matchLeads } from './server/match-leads.ts';
import { mergeLeads } from './server/merge-leads.ts';

const reader = whoMay('read', 'leads');
const writer = whoMay('update', 'leads');
const PARTS: Readonly<Record<string, string>> = {
  account: 'accounts',
  contact: 'contacts',
  deal: 'deals',
};

/** What a seller does with leads beyond writing one: look-alikes, conversion, lists at once. */
export const leadRoutes: readonly Route[] = [
  route(
    {
      method: 'POST',
      path: '/leads/matches',
      who: reader,
      body: matchesBody,
      answer: matches,
      of: 'leads',
    },
    ({ context, asker, body }) => matchLeads(context, asker, [...new Set(body.ids)]),
  ),
  route({ method: 'GET', path: '/leads/owners', who: reader, answer: owners }, ({ database }) =>
    loadLeadOwners(database),
  ),
  route(
    {
      method: 'POST',
      path: '/leads/:id/convert',
      who: writer,
      params: byId,
      body: conversionBody,
      answer: converted,
      of: ([part = '']) => PARTS[part] ?? 'leads',
    },
    ({ context, asker, params, body, now }) =>
      convertLead(context, asker, { id: params.id, request: body, now }),
  ),
  route(
    {
      method: 'POST',
      path: '/leads/:id/merge',
      who: writer,
      params: byId,
      body: mergeBody,
      answer: merged,
      of: 'leads',
    },
    ({ context, asker, params, body }) => mergeLeads(context, asker, { kept: params.id, ...body }),
  ),
  bulkRoute('/leads/disqualify', disqualifyBody, ({ reason, note, duplicate_of }) => {
    const asked = { disqualification_reason: reason, disqualification_note: note, duplicate_of };
    // What is wrong for all of them is said once, under its field.
    return disqualify({ ...decideDisqualification({ lead: '', ...asked }) });
  }),
  bulkRoute('/leads/reopen', reopenBody, ({ status }) => reopen(status)),
  bulkRoute('/leads/archive', archiveBody, () => archive(true)),
  bulkRoute('/leads/restore', archiveBody, () => archive(false)),
  bulkRoute('/leads/contacted', contactedBody, () => markContacted),
  bulkRoute('/leads/assign', assignBody, async ({ owner }, { database, user, accountability }) => {
    const owners = await loadLeadOwners(database);
    if (owner !== null && owners.every(({ id }) => id !== owner)) {
      throw new DomainError('OWNER_NOT_SELLER', { field: 'owner' });
    }
    return assign(owner, { id: user, isAdmin: accountability.admin === true });
  }),
];

/** One change for a list of leads. */
function bulkRoute<Body extends { readonly ids: readonly string[] }>(
  path: `/leads/${string}`,
  body: $ZodType<Body>,
  changeOf: (body: Body, asker: SignedInAsker) => BulkChange | Promise<BulkChange>,
): Route {
  return route(
    { method: 'POST', path, who: writer, body, of: 'leads', answer: verdicts },
    async (asked) => {
      const change = await changeOf(asked.body, asked.asker);
      return changeLeads(asked.context, asked.asker, { ids: asked.body.ids, change });
    },
  );
}
