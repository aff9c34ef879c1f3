import * as z from 'zod/mini';

/** The lists of which people keep views, and the name their views have among the presets of Directus. */
export const viewLists = { pipeline: 'crm_pipeline', leads: 'crm_leads' } as const;
export type ViewList = keyof typeof viewLists;

/** Whose pages these lists are: a view of the team is shown to them, and to the administration. */
export const VIEW_READERS = 'sales';

const MAX_PARTS = 30;

export const viewParams = z.object({ list: z.enum(['pipeline', 'leads']) });

/** A name, and the filters, order and columns as the address of the page writes them. */
export const viewBody = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  query: z
    .record(z.string().check(z.maxLength(64)), z.string().check(z.maxLength(2000)))
    .check(z.refine((query) => Object.keys(query).length <= MAX_PARTS)),
});

/** The preset that was made. */
export const sharedView = z.object({ id: z.number() });
