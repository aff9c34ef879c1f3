import { expect, it } from 'vitest';
import { ref } from 'vue';
import { useChoices } from './use-choices.ts';

it('reads each list by itself, tells that one failed, and tries again when asked', async () => {
  const owners = ref<readonly string[]>([]);
  let isDown = true;
  const { hasFailed, load } = useChoices(
    async () => {
      if (isDown) throw new Error('no answer');
    },
    async () => {
      owners.value = ['Léa'];
    },
  );
  await load();
  expect([hasFailed.value, owners.value]).toEqual([true, ['Léa']]);
  isDown = false;
  await load();
  expect(hasFailed.value).toBe(false);
});
