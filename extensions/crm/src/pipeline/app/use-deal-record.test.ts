import { expect, test, vi } from 'vitest';
import { ref } from 'vue';
import { useDealRecord } from './use-deal-record.ts';

const stored = vi.hoisted(() => ({ fields: { value: [] as object[] } }));
vi.mock('@ia/app-kit/use-api', () => ({ useApi: () => ({}) }));
vi.mock('@directus/extensions-sdk', () => ({
  useStores: () => ({
    useFieldsStore: () => ({ getFieldsForCollection: () => stored.fields.value }),
    usePermissionsStore: () => ({ getPermission: () => ({ fields: ['*'] }) }),
  }),
}));

test('the words of a form opened before the language is there are read again once it is', () => {
  stored.fields = ref([{ field: 'name', name: 'deals_name' }]);
  const { fields } = useDealRecord('+', {}, ref('en'));
  expect(fields.value).toMatchObject([{ name: 'deals_name' }]);
  stored.fields.value = [{ field: 'name', name: 'Name' }];
  expect(fields.value).toMatchObject([{ name: 'Name' }]);
});
