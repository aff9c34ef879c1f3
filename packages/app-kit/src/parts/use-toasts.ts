import { onScopeDispose, type Ref, ref } from 'vue';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly tone: 'success' | 'warning' | 'danger' | 'waiting';
  readonly text: string;
  readonly action?: ToastAction;
}

const SHORT_MS = 7_000;
const LONG_MS = 20_000;
const MAX_SHOWN = 3;

export interface Toasts {
  readonly toasts: Ref<readonly Toast[]>;
  /** Shows a message for a while; gives what takes it away. */
  readonly show: (toast: Omit<Toast, 'id'>) => () => void;
  readonly dismiss: (id: number) => void;
}

/** Short messages at the foot of the screen; those of the app carry no action such as « Annuler ». */
export function useToasts(): Toasts {
  const toasts = ref<readonly Toast[]>([]);
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  let lastId = 0;

  function dismiss(id: number): void {
    clearTimeout(timers.get(id));
    timers.delete(id);
    toasts.value = toasts.value.filter((toast) => toast.id !== id);
  }

  function show(toast: Omit<Toast, 'id'>): () => void {
    lastId += 1;
    const id = lastId;
    toasts.value = [...toasts.value, { ...toast, id }].slice(-MAX_SHOWN);
    const isLong = toast.tone === 'danger' || toast.tone === 'warning';
    const wait = isLong ? LONG_MS : SHORT_MS;
    if (toast.tone !== 'waiting')
      timers.set(
        id,
        setTimeout(() => dismiss(id), wait),
      );
    return () => dismiss(id);
  }

  onScopeDispose(() => {
    for (const timer of timers.values()) clearTimeout(timer);
  });
  return { toasts, show, dismiss };
}
