import type { Toasts } from '@ia/app-kit/parts/use-toasts';
import { useRouter } from 'vue-router';
import type { BoardText } from './board-texts.ts';
import { useDealProject } from './use-deal-project.ts';

interface WonProject {
  readonly toasts: Toasts;
  readonly say: (text: BoardText, fillings?: { readonly name: string }) => string;
}

/** Tells that the project of a deal that was won is there, and leads to it. */
export function useWonProject({ toasts, say }: WonProject) {
  const router = useRouter();
  const { follow } = useDealProject({
    onFound: ({ id, name }) => {
      const run = () => void router.push(`/content/projects/${id}`);
      const text = say('projectStarted', { name });
      toasts.show({ tone: 'success', text, action: { label: say('openProject'), run } });
    },
  });
  return { follow: (deal: string) => follow(deal) };
}
