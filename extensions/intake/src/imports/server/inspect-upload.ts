import { DomainError } from '@ia/core';
import { matchHeaders, sameHeader, suggestMapping } from '@ia/core/imports';
import type { ExtensionContext } from '@ia/directus-kit';
import { inspectFile } from '@ia/importer';
import type { InspectBody, Inspection } from '../contract.ts';
import { copyUpload } from './copy-upload.ts';
import { describeLines } from './describe-lines.ts';
import { describeRemarks } from './describe-remarks.ts';
import { findUpload } from './find-upload.ts';
import type { ImportAsker } from './import-asker.ts';
import { findImportRights } from './import-rights.ts';
import type { ImportsEnv } from './imports-env.ts';
import { listTargets } from './list-targets.ts';
import { loadMappings } from './load-mapping.ts';
import { readMapping } from './read-mapping.ts';
import { suggestMappings } from './suggest-mappings.ts';

/**
 * What a file is, before anything is decided: how it is read, what it holds, which mappings know it.
 * @throws FILE_…, XLSX_UNREADABLE, CSV_UNREADABLE, HEADER_DUPLICATE, MAPPING_UNKNOWN
 */
export async function inspectUpload(
  context: ExtensionContext,
  env: ImportsEnv,
  asker: ImportAsker,
  body: InspectBody,
): Promise<Inspection> {
  const { database, services } = context;
  const { maxBytes } = env;
  const { name } = await findUpload(context, asker, body.file);
  const mapping = body.mapping ? await readMapping(context, asker, body.mapping) : undefined;
  const rights = await findImportRights(asker);
  const { schema } = asker;
  const copy = await copyUpload({ services, database, schema, fileId: body.file, maxBytes });
  try {
    const settings = body.settings ?? undefined;
    const file = await inspectFile(copy.path, { name, mapping, settings, maxBytes });
    await file.table.close();
    assertDistinct(file.header);
    const columns = mapping ? matchHeaders(mapping, file.header).remarks : [];
    const { format, bytes, sheets, hiddenSheets, detected, header, sample, rows } = file;
    return {
      file: body.file,
      name,
      bytes,
      format,
      sheets,
      hidden_sheets: hiddenSheets,
      lines: describeLines(file.top),
      settings: file.settings,
      detected,
      date_examples: file.dateExamples,
      header,
      sample,
      rows,
      remarks: describeRemarks([...columns, ...file.remarks]),
      suggestions: suggestMappings(await loadMappings(database), file, rights),
      proposals: (await listTargets(database, rights))
        .filter(({ may_import }) => may_import)
        .map((target) => suggestMapping({ ...target, header, sample })),
    };
  } finally {
    await copy.close();
  }
}

/** No mapping could tell such columns apart. */
function assertDistinct(header: readonly string[]): void {
  const names = header.map((name) => name.trim()).filter((name) => name !== '');
  const seen = new Set<string>();
  const twice = names.find((name) => seen.size === seen.add(sameHeader(name)).size);
  if (twice !== undefined) throw new DomainError('HEADER_DUPLICATE', { field: twice });
}
