/** Where an activity hangs, and who follows it. */
export interface Place {
  readonly lead: string | null;
  readonly contact: string | null;
  readonly account: string | null;
  readonly deal: string | null;
  readonly owner: string | null;
}
