import type { TestProject } from 'vitest/node';
import { buildBundles } from '../../scripts/lib/extensions.ts';
import { startCluster } from './cluster.ts';

/** One Postgres for the whole run; bundles are built first, the platforms under test load them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildBundles();
  const cluster = await startCluster();
  project.provide('postgresAdminUrl', cluster.adminUrl);
  project.provide('templates', cluster.templates);
  return cluster.stop;
}
