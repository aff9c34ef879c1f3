import { DomainError } from '@ia/core';
import { decideDisqualification } from '@ia/core/leads/disqualification';
import { openLeadStatuses } from '@ia/core/leads/lead-status';
import { mergedFields } from '@ia/core/leads/merge-leads';
import { type Route, route } from '@ia/directus-kit/http/route';
import { byId } from '@ia/directus-kit/http/shapes';
import { whoMay } from '@ia/directus-kit/http/who';
import { loadLeadOwners } from '@ia/records/people/lead-owners';
import type { Knex } from 'knex';
import { z } from 'zod';
import {
  assign,
  type BulkChange,
  changeLeads,
  disqualify,
  markContacted,
  reopen,
} from './server/bulk-leads.ts';
import { conversionBody } from './server/conversion-body.ts';
import { convertLead } from './server/convert-lead.ts';
import { matchLeads } from './server/match-leads.ts';
import { mergeLeads } from './server/merge-leads.ts';

const MAX_MATCHED = 100;
const MAX_CHANGED = 500;

const reader = whoMay('read', 'leads');
const writer = whoMay('update', 'leads');
const idsUpTo = (max: number) => z.array(z.uuid()).min(1).max(max);
const ids = idsUpTo(MAX_CHANGED);
const mergeBody = z.object({
  other: z.uuid(),
  take: z.array(z.enum(mergedFields)).max(mergedFields.length).default([]),
});
const disqualifyBody = z.object({
  ids,
  reason: z.string().nullish(),
  note: z.string().max(10_000).nullish(),
  duplicate_of: z.uuid().nullish(),
});

/** What a seller does with leads beyond writing one: look-alikes, conversion, lists at once. */
export const leadRoutes: readonly Route[] = [
  route(
    {
      method: 'POST',
      path: '/leads/matches',
      who: reader,
      body: z.object({ ids: idsUpTo(MAX_MATCHED) }),
    },
    ({ context, asker, body }) => matchLeads(context, asker, [...new Set(body.ids)]),
  ),
  route({ method: 'GET', path: '/leads/owners', who: reader }, ({ database }) =>
    loadLeadOwners(database),
  ),
  route(
    {
      method: 'POST',
      path: '/leads/:id/convert',
      who: writer,
      params: byId,
      body: conversionBody,
    },
    ({ context, asker, params, body, now }) =>
      convertLead(context, asker, { id: params.id, request: body, now }),
  ),
  route(
    { method: 'POST', path: '/leads/:id/merge', who: writer, params: byId, body: mergeBody },
    ({ context, asker, params, body }) => mergeLeads(context, asker, { kept: params.id, ...body }),
  ),
  bulkRoute('/leads/disqualify', disqualifyBody, ({ reason, note, duplicate_of }) => {
    const asked = { disqualification_reason: reason, disqualification_note: note, duplicate_of };
    // What is wrong for all of them is said once, under its field.
    return disqualify({ ...decideDisqualification({ lead: '', ...asked }) });
  }),
  bulkRoute(
    '/leads/reopen',
    z.object({ ids, status: z.enum(openLeadStatuses).default('new') }),
    ({ status }) => reopen(status),
  ),
  bulkRoute('/leads/contacted', z.object({ ids }), () => markContacted),
  bulkRoute(
    '/leads/assign',
    z.object({ ids, owner: z.uuid().nullable() }),
    async ({ owner }, database) => {
      const owners = await loadLeadOwners(database);
      if (owner !== null && owners.every(({ id }) => id !== owner)) {
        throw new DomainError('VALUE_INVALID', { field: 'owner' });
      }
      return assign(owner);
    },
  ),
];

/** One change for a list of leads. */
function bulkRoute<Body extends { readonly ids: readonly string[] }>(
  path: `/leads/${string}`,
  body: z.ZodType<Body>,
  changeOf: (body: Body, database: Knex) => BulkChange | Promise<BulkChange>,
): Route {
  return route({ method: 'POST', path, who: writer, body }, async (asked) => {
    const change = await changeOf(asked.body, asked.database);
    return changeLeads(asked.context, asked.asker, { ids: asked.body.ids, change });
  });
}
