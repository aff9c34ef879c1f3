import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isDomainError, messageFor } from '@ia/core';
import {
  ENCODINGS,
  type FileSettings,
  fileSettings,
  type ImportReport,
  listMappings,
  runImport,
} from '@ia/importer';
import { importRules } from '@ia/records/imports/import-rules';
import pg from 'pg';
import { ROOT } from '../lib/paths.ts';
import { printImportReport, printImportTotal } from '../lib/print-import-report.ts';
import { UserFacingError } from '../lib/report.ts';
import { loadSettings } from '../lib/settings.ts';
import { withDatabase } from '../lib/with-database.ts';

interface Task {
  readonly path: string;
  readonly mappingKey: string;
}

interface How {
  readonly isDry: boolean;
  readonly maxBytes: number;
  readonly settings: FileSettings;
}

/**
 * `npm run import [-- <dossier ou fichier> --mapping <clé> --dry-run]`: loads files in history mode
 * and prints what became of every row, or what would. 1 when a file was refused or none of its rows
 * was taken. What is found in a file may be said instead: `--header-line`, `--sheet`, `--encoding`,
 * `--delimiter`.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      mapping: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'header-line': { type: 'string' },
      sheet: { type: 'string' },
      encoding: { type: 'string' },
      delimiter: { type: 'string' },
    },
  });
  const said = saidOf({
    header_line: values['header-line'] && Number(values['header-line']),
    sheet: values.sheet,
    encoding: values.encoding,
    delimiter: values.delimiter,
  });
  const settings = loadSettings();
  const path = choosePath(positionals[0], settings.DATASETS_DIR);
  return withDatabase(settings, async (connectionString) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      const tasks = await findTasks(client, path, values.mapping);
      const maxBytes = settings.IMPORT_MAX_MB * 1_048_576;
      return await importAll(client, tasks, { isDry: values['dry-run'], maxBytes, settings: said });
    } finally {
      await client.end();
    }
  });
}

function saidOf(options: Readonly<Record<string, unknown>>): FileSettings {
  const said = fileSettings.safeParse(options);
  if (said.success) return said.data;
  const name = String(said.error.issues[0]?.path[0] ?? '').replace('_', '-');
  throw new UserFacingError(
    `L’option --${name} n’est pas reconnue.`,
    `Encodages : ${ENCODINGS.join(', ')}. Ligne des titres : un nombre à partir de 1.`,
  );
}

function choosePath(argument: string | undefined, datasets: string | undefined): string {
  // npm moves to the root of the project: what the person typed is relative to where they are.
  if (argument) return resolve(process.env.INIT_CWD ?? process.cwd(), argument);
  if (datasets) return resolve(ROOT, datasets);
  throw new UserFacingError(
    'Aucun fichier à importer.',
    'Indiquez un dossier ou un fichier (npm run import -- ./mes-fichiers), ou DATASETS_DIR.',
  );
}

async function findTasks(
  client: pg.Client,
  path: string,
  mappingKey: string | undefined,
): Promise<readonly Task[]> {
  if (!existsSync(path))
    throw new UserFacingError(`« ${path} » n’existe pas.`, 'Vérifiez le chemin.');
  if (mappingKey && !statSync(path).isDirectory()) return [{ path, mappingKey }];
  const known = (await listMappings(client)).filter(({ key }) => !mappingKey || key === mappingKey);
  const isFolder = statSync(path).isDirectory();
  const tasks = known.flatMap(({ key, options }) => {
    if (!options.file) return [];
    const file = isFolder ? join(path, options.file) : path;
    return basename(file) === options.file && existsSync(file)
      ? [{ path: file, mappingKey: key }]
      : [];
  });
  if (tasks.length > 0) return tasks;
  const expected = known.flatMap(({ options }) => options.file ?? []).join(', ');
  throw new UserFacingError(
    `Rien à importer dans « ${path} ».`,
    `Fichiers reconnus : ${expected}. Pour un autre fichier : --mapping <clé>.`,
  );
}

/** Loads the files one after the other, in the order their links need; a refusal does not stop. */
async function importAll(client: pg.Client, tasks: readonly Task[], how: How): Promise<number> {
  const reports: ImportReport[] = [];
  for (const task of tasks) {
    const report = await importOne(client, task, how);
    if (report) reports.push(report);
  }
  const refused = tasks.length - reports.length;
  printImportTotal(reports, refused);
  return refused === 0 && reports.every(isTaken) ? 0 : 1;
}

async function importOne(client: pg.Client, task: Task, how: How): Promise<ImportReport | null> {
  try {
    const report = await runImport({
      client,
      ...task,
      ...how,
      rules: importRules,
      now: new Date(),
    });
    printImportReport(report);
    return report;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const reason = messageFor(error.code, error.details, 'fr');
    console.error(`\n✖ ${basename(task.path)} refusé : ${reason}`);
    return null;
  }
}

function isTaken({ counts }: ImportReport): boolean {
  return counts.total === 0 || counts.rejected < counts.total;
}
