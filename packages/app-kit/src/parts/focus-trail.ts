/** What had the focus lately, the latest last: what opened a dialog may be gone when it closes. */
const trail: HTMLElement[] = [];
const KEPT = 12;

/** Of the fields and buttons of a dialog, those the keyboard can reach. */
const REACHABLE =
  'a[href], button, input, select, textarea, [contenteditable="true"], [tabindex]:not([tabindex="-1"])';

document.addEventListener('focusin', ({ target }) => {
  if (!(target instanceof HTMLElement)) return;
  trail.push(target);
  if (trail.length > KEPT) trail.shift();
});

function isThere(element: HTMLElement): boolean {
  return element.isConnected && element.checkVisibility() && !element.matches(':disabled');
}

/** Nobody has the focus: the keyboard would begin again at the top of the page. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Of a group of radio buttons the keyboard reaches the chosen one. */
function isPassedOver(element: HTMLElement, box: HTMLElement): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return false;
  const name = CSS.escape(element.name);
  return !element.checked && box.querySelector(`[type="radio"][name="${name}"]:checked`) !== null;
}

/** Brings the focus to the first field or button of a box, or to the box; one that is in it stays. */
export function enterWithFocus(box: HTMLElement): void {
  if (box !== document.activeElement && box.contains(document.activeElement)) return;
  const first = [...box.querySelectorAll<HTMLElement>(REACHABLE)].find(
    (element) => isThere(element) && !isPassedOver(element, box),
  );
  (first ?? box).focus();
}

/**
 * Gives the focus back to what had it before a box that closes. Where that is gone with what was done,
 * the message that tells of it takes the focus, with its way back; else what had it earlier.
 */
export function giveFocusBack(left: Element | null): void {
  if (!isFocusLost() && !left?.contains(document.activeElement)) return;
  // A menu closes with the choice that opened the dialog: what opened the menu counts.
  const before = trail.filter(
    (element) => !left?.contains(element) && !element.closest('[role="menu"], #menu-outlet'),
  );
  const opener = before.at(-1);
  const message = document.querySelector<HTMLElement>('[data-message]:last-of-type');
  const target = opener && isThere(opener) ? opener : (message ?? before.findLast(isThere));
  target?.focus();
}
