import { runModelTool } from '../lib/model.ts';
import { listModelDifferences } from '../lib/model-differences.ts';
import { prepareDatabase } from '../lib/prepare.ts';
import { withModelServer, withScratchDatabase } from '../lib/scratch-directus.ts';

/**
 * `npm run schema:diff`: rebuilds an empty database from snapshots, migrations and seeds, and says
 * where it differs from the snapshots. Applying must leave nothing to apply.
 */
export async function run(): Promise<number> {
  return withScratchDatabase(async (settings, databaseUrl) => {
    await prepareDatabase({ settings, databaseUrl });
    const output = await withModelServer({ settings, databaseUrl }, (server) =>
      runModelTool('diff', server),
    );
    const differences = listModelDifferences(output);
    console.log(differences.length === 0 ? '  schema:diff: no difference' : differences.join('\n'));
    return differences.length === 0 ? 0 : 1;
  });
}
