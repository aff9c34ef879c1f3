import type { Schema } from './collections.ts';

type Collection = keyof Schema;

/** Rows that open a door to somebody: each creation and change is logged, with who it is about. */
export const doors: readonly Collection[] = [
  'account_members',
  'vendor_members',
  'project_members',
];

/** What nobody answers for: losing it is part of its life. */
export const unlogged: readonly Collection[] = ['notifications', 'outbox_events'];
