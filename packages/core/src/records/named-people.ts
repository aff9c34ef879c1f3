/** Who may be named in a field of a record. */
export interface NamedPerson {
  readonly field: string;
  /**
   * `team`: an active person of the agency; `missioned`: one of those, or of the vendor whose mission the
   * record hangs on; `active`: anybody who is, the database says of which circle.
   */
  readonly circle: 'team' | 'missioned' | 'active';
}

/** The fields people write that name somebody, by collection. */
export const namedPeople: Readonly<Record<string, NamedPerson>> = {
  accounts: { field: 'owner', circle: 'team' },
  leads: { field: 'owner', circle: 'team' },
  deals: { field: 'owner', circle: 'team' },
  activities: { field: 'owner', circle: 'team' },
  projects: { field: 'manager', circle: 'team' },
  tasks: { field: 'assignee', circle: 'missioned' },
  project_members: { field: 'user', circle: 'active' },
  sync_sources: { field: 'owner', circle: 'team' },
  reminder_sequences: { field: 'sender', circle: 'team' },
};
