import { DomainError, milestones } from '@ia/core';
import { answering, type ExtensionContext, type Router } from '@ia/directus-kit';
import { readBody } from '@ia/directus-kit/http/read-body';
import { z } from 'zod';
import { askerOf } from './server/board-asker.ts';
import { recordForAsker } from './server/record-for-asker.ts';

const body = z.object({
  milestone: z.enum(milestones),
  has_agreement: z.boolean().nullish(),
  note: z.string().max(4000).nullish(),
});

/** What a sale goes through besides meetings and notes: a proposal sent, an audit delivered. */
export function addMilestoneRoutes(router: Router, context: ExtensionContext): void {
  router.post(
    '/deals/:id/milestones',
    answering(async (request, response) => {
      const asker = await askerOf(request, context);
      const deal = z.uuid().safeParse(request.params.id);
      if (!deal.success) throw new DomainError('FORBIDDEN');
      const wish = { ...readBody(body, request.body), deal: deal.data };
      response.json({ data: await recordForAsker(asker, context, wish) });
    }),
  );
}
