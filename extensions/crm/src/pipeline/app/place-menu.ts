const GAP = 4;
const MARGIN = 12;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Menu {
  readonly offsetWidth: number;
  readonly offsetHeight: number;
}

interface Screen {
  readonly width: number;
  readonly height: number;
}

/** Where a menu opens: below what asked for it, else beside it, always inside the window. */
export function placeMenu(
  anchor: Box,
  { offsetWidth, offsetHeight }: Menu,
  screen: Screen = { width: window.innerWidth, height: window.innerHeight },
): { left: string; top: string } {
  const lowest = screen.height - offsetHeight - MARGIN;
  const farthest = screen.width - offsetWidth - MARGIN;
  const below = anchor.bottom + GAP;
  if (below <= lowest) return place(Math.min(anchor.left, farthest), below);
  const right = anchor.right + GAP;
  const left = right <= farthest ? right : anchor.left - GAP - offsetWidth;
  return place(left, Math.min(anchor.top, lowest));
}

function place(left: number, top: number): { left: string; top: string } {
  return { left: `${Math.max(MARGIN, left)}px`, top: `${Math.max(MARGIN, top)}px` };
}
