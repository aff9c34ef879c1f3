import type { Viewer } from '#shared/types/person.ts';

/** The person signed in, as the server told when it rendered the page; null for a visitor. */
export const useViewer = () => useState<Viewer | null>('viewer', () => null);
