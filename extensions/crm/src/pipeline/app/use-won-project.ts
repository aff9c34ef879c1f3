import type { Toasts } from '@ia/app-kit/parts/use-toasts';
import { rows, textAt } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import { onScopeDispose } from 'vue';
import { useRouter } from 'vue-router';
import type { BoardText } from './board-texts.ts';

/** A job starts the project a moment after the win. */
const LOOK_MS = 2_000;
const MOST_LOOKS = 10;

interface WonProject {
  readonly toasts: Toasts;
  readonly say: (text: BoardText, fillings?: { readonly name: string }) => string;
}

/** Tells that the project of a deal that was won is there, and leads to it. */
export function useWonProject({ toasts, say }: WonProject) {
  const api = useApi();
  const router = useRouter();
  const timers = new Set<ReturnType<typeof setTimeout>>();

  function follow(deal: string, looks = 0): void {
    if (looks >= MOST_LOOKS) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void look(deal, looks);
    }, LOOK_MS);
    timers.add(timer);
  }

  async function look(deal: string, looks: number): Promise<void> {
    const params = { fields: ['id', 'name'], filter: { deal: { _eq: deal } }, limit: 1 };
    // Who may not read projects is told nothing of them.
    const found = await api.get('/items/projects', rows, params).catch(() => null);
    const [project] = found ?? [];
    const id = textAt(project, 'id');
    if (id) {
      const run = () => void router.push(`/content/projects/${id}`);
      const text = say('projectStarted', { name: textAt(project, 'name') ?? '' });
      toasts.show({ tone: 'success', text, action: { label: say('openProject'), run } });
    } else if (found) follow(deal, looks + 1);
  }

  onScopeDispose(() => timers.forEach(clearTimeout));
  return { follow };
}
