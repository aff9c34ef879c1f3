import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../harness/api.ts';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';

/** Lists that stay empty until the platform is used: nothing of the past may be invented there. */
const FILLED_BY_USE = new Set([
  'sync_runs',
  'sync_rows',
  'sync_sources',
  'inbound_events',
  'audit_log',
  'outbox_events',
]);

const LISTS: Readonly<Record<string, readonly string[]>> = {
  [ADMIN_EMAIL]: [],
  'sales@ia-infinity.example.com': [
    'leads',
    'deals',
    'activities',
    'accounts',
    'contacts',
    'offers',
    'deal_stages',
    'loss_reasons',
    'deal_stage_changes',
    'invoices',
    'invoice_lines',
    'payments',
    'notifications',
  ],
  'delivery@ia-infinity.example.com': [
    'projects',
    'milestones',
    'tasks',
    'deliverables',
    'project_members',
    'missions',
    'vendors',
    'workflows',
    'accounts',
    'contacts',
    'notifications',
  ],
  'finance@ia-infinity.example.com': [
    'invoices',
    'invoice_lines',
    'payments',
    'accounts',
    'deals',
    'projects',
    'vendors',
    'vendor_rates',
    'missions',
    'notifications',
  ],
  'client_admin@ia-infinity.example.com': [
    'accounts',
    'projects',
    'milestones',
    'tasks',
    'deliverables',
    'workflows',
    'invoices',
    'notifications',
  ],
  'client_member@ia-infinity.example.com': [
    'accounts',
    'projects',
    'milestones',
    'tasks',
    'deliverables',
    'notifications',
  ],
  'pauline.carlier@maisons-carlier.example.com': [
    'accounts',
    'projects',
    'milestones',
    'tasks',
    'deliverables',
    'invoices',
    'notifications',
  ],
  'vendor@ia-infinity.example.com': [
    'vendors',
    'missions',
    'projects',
    'tasks',
    'deliverables',
    'vendor_rates',
    'notifications',
  ],
  'ines.haddad@flux-metier.example.com': [
    'vendors',
    'missions',
    'projects',
    'tasks',
    'deliverables',
    'vendor_rates',
    'notifications',
  ],
};

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform({ data: 'demo' });
});

afterAll(async () => {
  await platform.stop();
});

async function readCollections(api: Api): Promise<string[]> {
  const rights = await api.request<Record<string, { read?: { access: string } }>>(
    'GET',
    '/permissions/me',
  );
  return Object.entries(rights)
    .filter(([name, { read }]) => !name.startsWith('directus_') && read && read.access !== 'none')
    .map(([name]) => name);
}

describe('every list has something to show', () => {
  it.each(Object.entries(LISTS))('to %s', async (email, expected) => {
    const api = new Api(platform.url, await signIn(platform.url, email));
    const collections = await readCollections(api);
    expect(collections).toEqual(expect.arrayContaining([...expected]));
    const empty: string[] = [];
    for (const collection of collections.filter((name) => !FILLED_BY_USE.has(name))) {
      const rows = await api.request<unknown[]>('GET', `/items/${collection}?limit=1`);
      if (rows.length === 0) empty.push(collection);
    }
    expect(empty).toEqual([]);
  });
});
