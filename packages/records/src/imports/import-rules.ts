import type { ImportRules } from '@ia/importer';
import { dealRules } from './deal-rules.ts';
import { keepOwners } from './keep-owners.ts';
import { leadRules } from './lead-rules.ts';

/** What the business says of records that come in by files and syncs. */
export const importRules: ImportRules = {
  accounts: keepOwners('accounts'),
  deals: dealRules,
  leads: keepOwners('leads', leadRules),
};
