/** The roles whose people may follow what is sold: those that write it. */
export const SELLING_ROLES = ['admin', 'sales'] as const;

/** Who may be named in a field of a record. */
export interface NamedPerson {
  readonly field: string;
  /**
   * `sellers`: an active person of sales or of the direction, where only an owner changes the record;
   * `team`: an active person of the agency; `missioned`: one of those, or of the vendor whose mission the
   * record hangs on; `active`: anybody who is, the database says of which circle.
   */
  readonly circle: 'sellers' | 'team' | 'missioned' | 'active';
}

/** The fields people write that name somebody, by collection. */
export const namedPeople: Readonly<Record<string, NamedPerson>> = {
  accounts: { field: 'owner', circle: 'sellers' },
  leads: { field: 'owner', circle: 'sellers' },
  deals: { field: 'owner', circle: 'sellers' },
  activities: { field: 'owner', circle: 'sellers' },
  projects: { field: 'manager', circle: 'team' },
  tasks: { field: 'assignee', circle: 'missioned' },
  project_members: { field: 'user', circle: 'active' },
  sync_sources: { field: 'owner', circle: 'sellers' },
  reminder_sequences: { field: 'sender', circle: 'team' },
};
