import { any, type CollectionAccess, type Filter, isMe, ME, type RoleAccess } from './shapes.ts';

/** Notices addressed to the asker; all a person may do with one is mark it read. */
export const ownNotifications: CollectionAccess = {
  read: {
    fields: ['id', 'user', 'type', 'title', 'body', 'url', 'read_at', 'created_at'],
    where: { user: isMe },
  },
  update: { fields: ['read_at'], where: { user: isMe } },
};

/** What an outside person may know of a file they are allowed to download. */
export const OUTSIDE_FILE = [
  'id',
  'title',
  'description',
  'type',
  'filename_download',
  'filesize',
  'width',
  'height',
  'uploaded_on',
] as const;

export const PERSON = ['id', 'first_name', 'last_name', 'avatar'] as const;

const STAFF_FILE_WRITE = [
  'title',
  'description',
  'tags',
  'folder',
  'filename_download',
  'type',
  'account',
  'visibility',
] as const;

/**
 * Staff upload and describe files, and change only the ones they uploaded. `places` are the parents
 * beside an account that a trade may put a file into: those it reads, since no hook sees an upload.
 */
export function staffFileWrites(
  ...places: readonly ('project' | 'mission')[]
): Omit<CollectionAccess, 'read'> {
  const fields = [...STAFF_FILE_WRITE, ...places];
  return {
    // An upload is created with the storage Directus chose for it: files-hook lets no other be named.
    create: { fields: [...fields, 'storage'] },
    update: { fields, where: { uploaded_by: isMe } },
  };
}

const PANEL = [
  'dashboard',
  'name',
  'icon',
  'color',
  'show_header',
  'note',
  'type',
  'position_x',
  'position_y',
  'width',
  'height',
  'options',
] as const;

export const uploadedByMe = { uploaded_by: { _eq: ME } };

// Figures on a dashboard are read with the rights of whoever looks: sharing one shows nothing more.
const DASHBOARDS: Omit<CollectionAccess, 'read'> = {
  create: { fields: ['name', 'icon', 'note', 'color', 'panels'] },
  update: { fields: ['name', 'icon', 'note', 'color', 'panels'], where: { user_created: isMe } },
  delete: { where: { user_created: isMe } },
};
const PANELS: Omit<CollectionAccess, 'read'> = {
  create: { fields: PANEL },
  update: { fields: PANEL, where: { dashboard: { user_created: isMe } } },
  delete: { where: { dashboard: { user_created: isMe } } },
};

/** People as staff see them, oneself as one may change oneself; `seats`: the seats of theirs one reads. */
export function people(
  seats: readonly ('memberships' | 'project_memberships' | 'vendor_memberships')[],
): CollectionAccess {
  return {
    read: { fields: [...PERSON, 'email', 'title', 'status', 'role', ...seats] },
    update: {
      fields: ['first_name', 'last_name', 'avatar', 'language', 'appearance', 'password'],
      where: { id: isMe },
    },
  };
}

/**
 * What each member of staff has beside their trade. Directus adds its own rights for people who
 * open the admin app (own profile, own presets, labels of collections): docs/access.md lists them.
 */
export const staffBasics: RoleAccess = {
  directus_users: people([]),
  directus_folders: { read: { fields: ['id', 'name', 'parent'] } },
  notifications: ownNotifications,
};

/** The dashboards of the model, by the keys of their names. */
type ModelDashboard = 'sales' | 'invoicing';

/** Dashboards and panels but those of the model whose figures this trade may not read: they would stand there empty. */
export function dashboardsWithout(
  ...others: readonly ModelDashboard[]
): Pick<RoleAccess, 'directus_dashboards' | 'directus_panels'> {
  const isOurs: Filter = { name: { _nin: others.map((key) => `$t:dashboard_${key}`) } };
  return {
    directus_dashboards: { ...DASHBOARDS, read: { fields: ['*'], where: isOurs } },
    directus_panels: { ...PANELS, read: { fields: ['*'], where: { dashboard: isOurs } } },
  };
}

/** Files of the asker, or of the kind given. */
export const ownFilesOr = (...kinds: readonly Filter[]) => any(uploadedByMe, ...kinds);
