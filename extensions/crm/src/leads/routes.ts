import { DomainError } from '@ia/core';
import { decideDisqualification } from '@ia/core/leads/disqualification';
import { openLeadStatuses } from '@ia/core/leads/lead-status';
import { mergedFields } from '@ia/core/leads/merge-leads';
import { answering, type ExtensionContext, type Router } from '@ia/directus-kit';
import { readBody } from '@ia/directus-kit/http/read-body';
import { loadLeadOwners } from '@ia/records/people/lead-owners';
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
import { leadAsker } from './server/lead-asker.ts';
import { matchLeads } from './server/match-leads.ts';
import { mergeLeads } from './server/merge-leads.ts';

const MAX_MATCHED = 100;
const MAX_CHANGED = 500;

const idsUpTo = (max: number) => z.array(z.uuid()).min(1).max(max);
const ids = idsUpTo(MAX_CHANGED);

/** What a seller does with leads beyond writing one: look-alikes, conversion, lists at once. */
export function addLeadRoutes(router: Router, context: ExtensionContext): void {
  router.post(
    '/leads/matches',
    answering(async (request, response) => {
      const asker = await leadAsker(request, context, 'read');
      const body = readBody(z.object({ ids: idsUpTo(MAX_MATCHED) }), request.body);
      response.json({ data: await matchLeads(context, asker, [...new Set(body.ids)]) });
    }),
  );

  router.get(
    '/leads/owners',
    answering(async (request, response) => {
      await leadAsker(request, context, 'read');
      response.json({ data: await loadLeadOwners(context.database) });
    }),
  );

  router.post(
    '/leads/:id/convert',
    answering(async (request, response) => {
      const asker = await leadAsker(request, context, 'update');
      const { id } = readBody(z.object({ id: z.uuid() }), request.params);
      const body = readBody(conversionBody, request.body);
      const data = await convertLead(context, asker, { id, request: body, now: new Date() });
      response.json({ data });
    }),
  );

  router.post(
    '/leads/:id/merge',
    answering(async (request, response) => {
      const asker = await leadAsker(request, context, 'update');
      const { id } = readBody(z.object({ id: z.uuid() }), request.params);
      const body = readBody(mergeBody, request.body);
      response.json({ data: await mergeLeads(context, asker, { kept: id, ...body }) });
    }),
  );

  addBulkRoutes(router, context);
}

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

function addBulkRoutes(router: Router, context: ExtensionContext): void {
  function addBulk<Body extends { readonly ids: readonly string[] }>(
    path: string,
    shape: z.ZodType<Body>,
    changeOf: (body: Body) => BulkChange | Promise<BulkChange>,
  ): void {
    router.post(
      path,
      answering(async (request, response) => {
        const asker = await leadAsker(request, context, 'update');
        const body = readBody(shape, request.body);
        const change = await changeOf(body);
        response.json({ data: await changeLeads(context, asker, { ids: body.ids, change }) });
      }),
    );
  }

  addBulk('/leads/disqualify', disqualifyBody, ({ reason, note, duplicate_of }) => {
    const asked = { disqualification_reason: reason, disqualification_note: note, duplicate_of };
    // What is wrong for all of them is said once, under its field.
    return disqualify({ ...decideDisqualification({ lead: '', ...asked }) });
  });
  addBulk(
    '/leads/reopen',
    z.object({ ids, status: z.enum(openLeadStatuses).default('new') }),
    ({ status }) => reopen(status),
  );
  addBulk('/leads/contacted', z.object({ ids }), () => markContacted);
  addBulk('/leads/assign', z.object({ ids, owner: z.uuid().nullable() }), async ({ owner }) => {
    const owners = await loadLeadOwners(context.database);
    if (owner !== null && owners.every(({ id }) => id !== owner)) {
      throw new DomainError('VALUE_INVALID', { field: 'owner' });
    }
    return assign(owner);
  });
}
