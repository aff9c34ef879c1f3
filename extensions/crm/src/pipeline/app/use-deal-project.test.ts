import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope } from 'vue';
import { useDealProject } from './use-deal-project.ts';

const get = vi.hoisted(() => vi.fn());
vi.mock('@ia/app-kit/use-api', () => ({ useApi: () => ({ get }) }));

beforeEach(() => {
  vi.useFakeTimers();
  get.mockReset();
});
afterEach(() => vi.useRealTimers());

function started() {
  const onFound = vi.fn();
  const onMissing = vi.fn();
  const scope = effectScope();
  const parts = scope.run(() => useDealProject({ onFound, onMissing }));
  if (!parts) throw new Error('The scope was stopped.');
  return { ...parts, onFound, onMissing, scope };
}

test('a project that is there is found at once, whatever the stage of its deal', async () => {
  get.mockResolvedValue([{ id: 'p', name: 'Plannings' }]);
  const { look, onFound } = started();
  expect(await look('d')).toBe(false);
  expect(onFound).toHaveBeenCalledWith({ id: 'p', name: 'Plannings' });
});

test('one that is being started is waited for', async () => {
  get.mockResolvedValueOnce([]).mockResolvedValueOnce([{ id: 'p', name: 'Plannings' }]);
  const { follow, onFound, onMissing } = started();
  follow('d');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onFound).toHaveBeenCalledOnce();
  expect(onMissing).not.toHaveBeenCalled();
});

test('one that does not come is said to be missing, after a bounded number of looks', async () => {
  get.mockResolvedValue([]);
  const { follow, onMissing } = started();
  follow('d');
  await vi.advanceTimersByTimeAsync(600_000);
  expect(onMissing).toHaveBeenCalledOnce();
  expect(get).toHaveBeenCalledTimes(10);
});

test('who may not read projects is told nothing, nor is one looked for once its screen is left', async () => {
  get.mockRejectedValue(new Error('FORBIDDEN'));
  const { follow, onFound, onMissing, scope } = started();
  follow('d');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(get).toHaveBeenCalledOnce();
  expect([...onFound.mock.calls, ...onMissing.mock.calls]).toEqual([]);
  follow('d');
  scope.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(get).toHaveBeenCalledOnce();
});
