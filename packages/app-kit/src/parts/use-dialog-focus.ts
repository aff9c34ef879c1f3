import { nextTick, onBeforeUnmount, watch } from 'vue';
import { enterWithFocus, giveFocusBack, isFocusLost } from './focus-trail.ts';

/**
 * The focus goes into a dialog that opens and back to what opened it. The app keeps Tab inside, but leaves the
 * focus behind its dialogs, and forgets whoever opened one through a menu. A dialog whose form is still being
 * read has the focus itself, and hands it to the first field once that is there.
 */
export function useDialogFocus(
  isOpen: () => boolean,
  boxOf: () => HTMLElement | null,
  isWaiting: () => boolean = () => false,
): void {
  let box: HTMLElement | null = null;

  async function enter(): Promise<void> {
    await nextTick();
    // After the app has set up what keeps Tab inside: it remembers who had the focus then.
    setTimeout(() => {
      box = boxOf();
      if (!box || !isOpen()) return;
      if (isWaiting()) box.focus();
      else enterWithFocus(box);
    });
  }

  function leave(): void {
    const left = box;
    box = null;
    setTimeout(() => giveFocusBack(left));
  }

  watch(
    isOpen,
    async (open, before) => {
      if (open) await enter();
      else if (before) {
        await nextTick();
        leave();
      }
    },
    { immediate: true, flush: 'post' },
  );
  watch(
    isWaiting,
    (waits) => {
      if (box && !waits && (isFocusLost() || document.activeElement === box)) enterWithFocus(box);
    },
    { flush: 'post' },
  );
  onBeforeUnmount(() => {
    if (isOpen()) leave();
  });
}
