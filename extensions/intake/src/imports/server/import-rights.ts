import type { Mapping } from '@ia/core/imports';
import { mappedFields } from '@ia/core/imports';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import {
  coversFields,
  type WholeTableRights,
  wholeTableRights,
} from '@ia/directus-kit/rights/whole-table-rights';
import { IMPORTABLE } from '@ia/importer';

/** An import writes by SQL: it is open only where Directus would let the person write every row. */
export function findImportRights(asker: Asker): Promise<WholeTableRights> {
  return wholeTableRights(asker, IMPORTABLE);
}

/** A table of values belongs to whoever keeps the mappings. */
export function mayImport(rights: WholeTableRights, mapping: Mapping): boolean {
  if (mapping.options.into) return rights.isAdmin;
  return coversFields(rights, mapping.target, mappedFields(mapping));
}
