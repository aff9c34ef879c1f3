import { useStores } from '@directus/extensions-sdk';
import { useAppLocale } from '@ia/app-kit/use-app-locale';
import { useRawApi } from '@ia/app-kit/use-raw-api';
import { computed, onMounted, ref } from 'vue';
import { type HomeBlock, homeDay } from './home-block.ts';
import { blocksFor } from './home-blocks.ts';
import { type HomeText, homeTexts } from './home-texts.ts';
import { textAt } from './read-row.ts';

/** Who looks, on which day, and the blocks of their role. */
export function useHome() {
  const api = useRawApi();
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
      const { data } = await api.get('/users/me', {
        params: { fields: ['first_name', 'role.name'] },
      });
      firstName.value = textAt(data, 'data.first_name') ?? '';
      role.value = textAt(data, 'data.role.name') ?? '';
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
