import { runImport } from '@ia/importer';
import { importRules } from '@ia/records/imports/import-rules';
import pg from 'pg';

/** One import in a process of its own, which says how much memory it took at most, in KB. */
const [connectionString = '', path = ''] = process.argv.slice(2);
const client = new pg.Client({ connectionString });
await client.connect();
const { counts } = await runImport({
  client,
  path,
  mappingKey: 'leads',
  rules: importRules,
  now: new Date(),
});
await client.end();
console.log(JSON.stringify({ rows: counts.total, kilobytes: process.resourceUsage().maxRSS }));
