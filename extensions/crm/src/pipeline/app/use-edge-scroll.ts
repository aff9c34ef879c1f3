import { onBeforeUnmount } from 'vue';
import { edgeScroll } from './card-rows.ts';

interface Pointer {
  readonly clientX: number;
  readonly clientY: number;
}

/** While a card is dragged near an edge, scrolls the board sideways and the column under it. */
export function useEdgeScroll() {
  let frame = 0;
  let pointer: Pointer | null = null;
  let board: Element | null = null;
  let list: Element | null = null;

  function step(): void {
    frame = pointer ? requestAnimationFrame(step) : 0;
    if (!pointer) return;
    scrollSide(board, pointer.clientX);
    scrollList(list, pointer.clientY);
  }

  function follow(to: Pointer, over: { board: Element | null; list: Element | null }): void {
    pointer = to;
    board = over.board;
    list = over.list;
    if (!frame) frame = requestAnimationFrame(step);
  }

  function stop(): void {
    pointer = null;
    cancelAnimationFrame(frame);
    frame = 0;
  }

  onBeforeUnmount(stop);
  return { follow, stop };
}

function scrollSide(board: Element | null, x: number): void {
  if (!board || board.scrollWidth <= board.clientWidth) return;
  const { left, right } = board.getBoundingClientRect();
  const by = edgeScroll(x, left, right);
  if (by !== 0) board.scrollLeft += by;
}

function scrollList(list: Element | null, y: number): void {
  if (!list || list.scrollHeight <= list.clientHeight) return;
  const { top, bottom } = list.getBoundingClientRect();
  const by = edgeScroll(y, top, bottom);
  if (by !== 0) list.scrollTop += by;
}
