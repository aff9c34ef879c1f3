import type { SignedInAsker } from '@ia/directus-kit/http/who';

/** Somebody who asks to see or change leads; what they may do to which row is Directus' to say. */
export type LeadAsker = SignedInAsker;
