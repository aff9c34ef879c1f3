/** Whether whoever made a deliverable is through with it: no day is missed by it any more. */
export const isHandedIn = (status: string): boolean =>
  ['submitted', 'in_review', 'accepted'].includes(status);
