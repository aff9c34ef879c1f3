import { expect, it } from 'vitest';
import { placeMenu } from './place-menu.ts';

const screen = { width: 1000, height: 800 };
const menu = { offsetWidth: 280, offsetHeight: 400 };
const anchor = (left: number, top: number) => ({ left, right: left + 24, top, bottom: top + 24 });

it.each([
  ['below what asked for it', anchor(100, 100), { left: '100px', top: '128px' }],
  ['beside it near the foot of the window', anchor(100, 700), { left: '128px', top: '388px' }],
  ['on its other side in the corner', anchor(960, 700), { left: '676px', top: '388px' }],
  ['inside the window near its edge', anchor(960, 100), { left: '708px', top: '128px' }],
])('a menu opens %s', (_where, from, place) => {
  expect(placeMenu(from, menu, screen)).toEqual(place);
});

it('a menu taller than the window starts at its top', () => {
  const tall = { offsetWidth: 280, offsetHeight: 790 };
  expect(placeMenu(anchor(100, 400), tall, screen).top).toBe('12px');
});
