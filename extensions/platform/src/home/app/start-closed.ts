/** Where the app of Directus keeps whether its two columns are closed (its stores of the navigation and the sidebar). */
const NAVIGATION = 'nav-bar-collapsed';
const SIDEBAR = 'sidebar-collapsed';
/** Ours: the app writes down that its column is open before anybody chose so. */
const CLOSED_ONCE = 'ia-columns-closed';

/**
 * The app starts with its page in view. On a narrow screen its navigation lies over the page, so it is closed
 * at every start; the column at the right is closed until somebody opens it, then as they left it.
 */
export function startClosed(storage: Pick<Storage, 'getItem' | 'setItem'>, isNarrow: boolean) {
  if (isNarrow) storage.setItem(NAVIGATION, 'true');
  if (isNarrow || storage.getItem(CLOSED_ONCE) === null) storage.setItem(SIDEBAR, 'true');
  storage.setItem(CLOSED_ONCE, 'true');
}
