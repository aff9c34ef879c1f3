import { expect, it } from 'vitest';
import { startClosed } from './start-closed.ts';

const OPEN = { 'nav-bar-collapsed': 'false', 'sidebar-collapsed': 'false' };

function storageOf(kept: Readonly<Record<string, string>>) {
  const values = new Map(Object.entries(kept));
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

it.each([
  { name: 'a first visit', kept: {}, isNarrow: false, navigation: null, sidebar: 'true' },
  {
    name: 'what the app wrote down itself',
    kept: OPEN,
    isNarrow: false,
    navigation: 'false',
    sidebar: 'true',
  },
  {
    name: 'a column that somebody opened',
    kept: { ...OPEN, 'ia-columns-closed': 'true' },
    isNarrow: false,
    navigation: 'false',
    sidebar: 'false',
  },
  {
    name: 'a phone left with its navigation open',
    kept: { ...OPEN, 'ia-columns-closed': 'true' },
    isNarrow: true,
    navigation: 'true',
    sidebar: 'true',
  },
])('the page is in view after $name', ({ kept, isNarrow, navigation, sidebar }) => {
  const storage = storageOf(kept);
  startClosed(storage, isNarrow);
  expect(storage.getItem('nav-bar-collapsed')).toBe(navigation);
  expect(storage.getItem('sidebar-collapsed')).toBe(sidebar);
});
