import type { H3Event } from 'h3';

/** Gathers what one page shows, by named operations run side by side. */
export type PageLoader<Page> = (event: H3Event, id: string | undefined) => Promise<Page>;
