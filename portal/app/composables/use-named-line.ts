import type { Ref } from 'vue';

/**
 * Brings the line that the address names (`#task-…`) into view and under the keyboard, and marks it.
 * The browser looks for it before the data of the page is there.
 */
export function useNamedLine(ready: Ref<unknown>) {
  const route = useRoute();
  onMounted(() => {
    watch(() => [ready.value !== null && ready.value !== undefined, route.hash], show, {
      immediate: true,
      flush: 'post',
    });
  });

  async function show() {
    // After whatever the router scrolls itself on arriving.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    for (const line of document.querySelectorAll<HTMLElement>('[data-named]'))
      line.removeAttribute('data-named');
    const line = route.hash ? document.getElementById(route.hash.slice(1)) : null;
    if (!line) return;
    line.dataset.named = '';
    line.tabIndex = -1;
    line.scrollIntoView({ block: 'center' });
    line.focus({ preventScroll: true });
  }
}
