import { onBeforeUnmount, onMounted, type Ref, ref } from 'vue';

/** The colours of a theme as a canvas can use them; read again when light turns to dark. */
export function useChartColors(probes: Ref<HTMLElement | null>) {
  const colors = ref<readonly string[]>([]);
  const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
  let observer: MutationObserver | undefined;

  function read(): void {
    const children = [...(probes.value?.children ?? [])];
    const read = children.map((probe) => getComputedStyle(probe).color);
    if (read.join() !== colors.value.join()) colors.value = read;
  }
  const readSoon = () => requestAnimationFrame(read);

  onMounted(() => {
    read();
    observer = new MutationObserver(readSoon);
    for (const root of [document.documentElement, document.body])
      observer.observe(root, { attributeFilter: ['class', 'style'] });
    dark?.addEventListener('change', readSoon);
  });
  onBeforeUnmount(() => {
    observer?.disconnect();
    dark?.removeEventListener('change', readSoon);
  });
  return colors;
}
