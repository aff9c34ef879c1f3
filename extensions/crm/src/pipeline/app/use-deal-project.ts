import { rows, textAt } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import { onScopeDispose } from 'vue';

/** A job starts the project a moment after the win, or after the client's agreement. */
const LOOK_MS = 2_000;
const MOST_LOOKS = 10;

export interface DealProject {
  readonly id: string;
  readonly name: string;
}

interface Heard {
  readonly onFound: (project: DealProject) => void;
  /** It is not there yet, and is no longer looked for; nor is it for who may not read projects. */
  readonly onMissing?: () => void;
}

/** Finds the project of a deal, waiting for one that is being started. */
export function useDealProject({ onFound, onMissing }: Heard) {
  const api = useApi();
  const timers = new Set<ReturnType<typeof setTimeout>>();

  /** @returns whether it is worth looking again */
  async function look(deal: string): Promise<boolean> {
    const params = { fields: ['id', 'name'], filter: { deal: { _eq: deal } }, limit: 1 };
    // Who may not read projects is told nothing of them.
    const found = await api.get('/items/projects', rows, params).catch(() => null);
    const [project] = found ?? [];
    const id = textAt(project, 'id');
    if (id) onFound({ id, name: textAt(project, 'name') ?? '' });
    return found !== null && !id;
  }

  function follow(deal: string, looks = 0): void {
    const timer = setTimeout(async () => {
      timers.delete(timer);
      if (!(await look(deal))) return;
      if (looks + 1 < MOST_LOOKS) follow(deal, looks + 1);
      else onMissing?.();
    }, LOOK_MS);
    timers.add(timer);
  }

  onScopeDispose(() => timers.forEach(clearTimeout));
  return { look, follow };
}
