import type { StaffAsker } from '@ia/directus-kit/http/who';

/** A member of staff who asks something of the imports. */
export type ImportAsker = StaffAsker;
