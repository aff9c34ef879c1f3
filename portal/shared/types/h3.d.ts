import type { PageName, Pages, Viewer } from './pages.ts';

declare module 'h3' {
  interface H3EventContext {
    nonce?: string;
    session?: { token: string; renewAt: number; viewer: Viewer };
    /** The session ended during this very request. */
    hasExpired?: boolean;
    /** The data of a page, loaded in the same request that renders it. */
    loadPage?: <Name extends PageName>(name: Name, id?: string) => Promise<Pages[Name]>;
    endSession?: () => Promise<void>;
  }
}
