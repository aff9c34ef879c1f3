/** One of Directus' own tables whose rows are written in the snapshots. */
export type SyncedTable = {
  /** Its name in `directus_sync_id_map` and in `snapshots/collections`. */
  readonly name: string;
  readonly table: string;
  /** `kept`: the identifier of the files is the identifier of the row, in every installation. */
  readonly ids: 'kept' | 'uuid' | 'serial';
  /** Columns that name a row of another synced table. */
  readonly references?: Readonly<Record<string, string>>;
  /** Columns no two rows may share: emptied first where rows change places. */
  readonly unique?: readonly string[];
  /** Condition on `t`: the rows of the table that are of the model and not of a person. */
  readonly ours?: string;
  /** What belongs to one installation: written on nobody's order but its own. */
  readonly ofInstallation?: readonly string[];
};

/** In the order in which rows are created: what is referred to comes first. */
export const SYNCED_TABLES: readonly SyncedTable[] = [
  { name: 'roles', table: 'directus_roles', ids: 'kept', references: { parent: 'roles' } },
  { name: 'policies', table: 'directus_policies', ids: 'kept' },
  {
    name: 'permissions',
    table: 'directus_permissions',
    ids: 'serial',
    references: { policy: 'policies' },
  },
  { name: 'folders', table: 'directus_folders', ids: 'kept', references: { parent: 'folders' } },
  {
    name: 'settings',
    table: 'directus_settings',
    ids: 'serial',
    references: { public_registration_role: 'roles', storage_default_folder: 'folders' },
    // The answers to Directus' question of who owns the project, asked in the app or by PROJECT_OWNER.
    ofInstallation: [
      'project_id',
      'project_owner',
      'project_usage',
      'project_status',
      'org_name',
      'product_updates',
    ],
  },
  { name: 'translations', table: 'directus_translations', ids: 'uuid' },
  {
    name: 'flows',
    table: 'directus_flows',
    ids: 'kept',
    references: { operation: 'operations' },
    unique: ['operation'],
  },
  {
    name: 'operations',
    table: 'directus_operations',
    ids: 'uuid',
    references: { flow: 'flows', resolve: 'operations', reject: 'operations' },
    unique: ['resolve', 'reject'],
  },
  { name: 'dashboards', table: 'directus_dashboards', ids: 'uuid' },
  {
    name: 'panels',
    table: 'directus_panels',
    ids: 'uuid',
    references: { dashboard: 'dashboards' },
  },
  {
    name: 'presets',
    table: 'directus_presets',
    ids: 'serial',
    references: { role: 'roles' },
    ours: 't."user" IS NULL',
  },
];
