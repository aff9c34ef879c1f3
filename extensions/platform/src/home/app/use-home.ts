import { useStores } from '@directus/extensions-sdk';
import { type HomeBlock, homeDay } from '@ia/app-kit/home/home-block';
import { blocksFor } from '@ia/app-kit/home/home-blocks';
import { row, textAt } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import { useAppLocale } from '@ia/app-kit/use-app-locale';
import { computed, onMounted, ref } from 'vue';
import { type HomeText, homeTexts } from './home-texts.ts';

/** Who looks, on which day, and the blocks of their role. */
export function useHome() {
  const api = useApi();
  const { usePermissionsStore, usePresetsStore } = useStores();
  const permissions = usePermissionsStore();
  const presets = usePresetsStore();
  const locale = useAppLocale();

  const day = ref(homeDay(new Date()));
  const firstName = ref('');
  const role = ref<string | null>(null);
  const blocks = computed<HomeBlock[]>(() =>
    role.value === null
      ? []
      : blocksFor(role.value, (collection) => permissions.hasPermission(collection, 'read')),
  );

  // The app keeps the id of the role only; its name is what blocks are chosen by.
  async function findWho(): Promise<void> {
    try {
      const me = await api.get('/users/me', row, { fields: ['first_name', 'role.name'] });
      firstName.value = textAt(me, 'first_name') ?? '';
      role.value = textAt(me, 'role.name') ?? '';
    } catch {
      // Without a name the blocks are still chosen by what may be read.
      role.value = '';
    }
  }

  /** The bookmark that holds the whole list, when the person has it; else the collection. */
  function listPath(block: HomeBlock): string {
    const bookmark = presets.bookmarks.find(
      (preset: { collection: string; bookmark: string; id?: number }) =>
        preset.collection === block.collection && preset.bookmark === `$t:${block.bookmark}`,
    );
    const query = bookmark?.id ? `?bookmark=${bookmark.id}` : '';
    return `/content/${block.collection}${query}`;
  }

  function say(text: HomeText): string {
    return homeTexts[text][locale.value];
  }

  onMounted(findWho);
  return { blocks, day, firstName, role, locale, listPath, say };
}
