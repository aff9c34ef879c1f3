import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeAccessDifferences } from '../lib/access-differences.ts';
import { generateFieldLabels } from '../lib/field-labels.ts';
import { runModelTool } from '../lib/model.ts';
import { ROOT } from '../lib/paths.ts';
import { step } from '../lib/report.ts';
import { generateSchemaTypes } from '../lib/schema-types.ts';
import { withModelServer } from '../lib/scratch-directus.ts';
import { loadSettings } from '../lib/settings.ts';
import { withDatabase } from '../lib/with-database.ts';

/**
 * `npm run schema:pull`: brings what a colleague changed in the admin app back into snapshots/.
 * Access rules are written by hand in snapshots/access: their differences are reported, not pulled.
 */
export async function run(): Promise<number> {
  const settings = loadSettings({ PROFILE: process.env.PROFILE || 'development' });
  return withDatabase(
    settings,
    async (databaseUrl) => {
      const target = { settings, databaseUrl };
      await step('pulling the model', () =>
        withModelServer(target, (server) => runModelTool('pull', server)),
      );
      const packages = join(ROOT, 'packages');
      writeFileSync(join(packages, 'schema/src/collections.ts'), generateSchemaTypes());
      writeFileSync(join(packages, 'core/src/messages/labels.generated.ts'), generateFieldLabels());
      const differences = await describeAccessDifferences(databaseUrl);
      if (differences.length > 0) {
        console.log(
          '\nAccess rules that differ from snapshots/access (not pulled, write them there):',
        );
        for (const line of differences) console.log(`  - ${line}`);
      }
      console.log('\nRead the change with: git diff snapshots');
      return 0;
    },
    { asItIs: true },
  );
}
