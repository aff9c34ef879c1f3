import type { Mapping } from '@ia/core/imports';
import { mappedFields } from '@ia/core/imports';
import { type Asker, fetchRights, isOpen } from '@ia/directus-kit/rights/asker-rights';
import {
  coversFields,
  type WholeTableRights,
  wholeTableRights,
} from '@ia/directus-kit/rights/whole-table-rights';
import { IMPORTABLE } from '@ia/importer';

/** The boxes of consent follow the log: a column that fills one adds a line, as a seller may. */
const CONSENT_BOXES = ['email_opt_out', 'call_opt_out'];
const CONSENT = ['lead', 'channel', 'status', 'source'];

/** An import writes by SQL: it is open only where Directus would let the person write every row. */
export async function findImportRights(asker: Asker): Promise<WholeTableRights> {
  const { isAdmin, fields } = await wholeTableRights(asker, IMPORTABLE);
  const leads = fields.get('leads');
  if (isAdmin || !leads || leads.size === 0) return { isAdmin, fields };
  const lines = await fetchRights(asker, 'create', ['consents']);
  if (!lines.some((right) => isOpen(right, CONSENT))) return { isAdmin, fields };
  return {
    isAdmin,
    fields: new Map([...fields, ['leads', new Set([...leads, ...CONSENT_BOXES])]]),
  };
}

/** A table of values belongs to whoever keeps the mappings. */
export function mayImport(rights: WholeTableRights, mapping: Mapping): boolean {
  if (mapping.options.into) return rights.isAdmin;
  return coversFields(rights, mapping.target, mappedFields(mapping));
}
