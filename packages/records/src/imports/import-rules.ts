import type { ImportRules } from '@ia/importer';
import { dealRules } from './deal-rules.ts';
import { keepOwners } from './keep-owners.ts';
import { leadRules } from './lead-rules.ts';
import { teamOnly } from './team-only.ts';

/** What the business says of records that come in by files and syncs. */
export const importRules: ImportRules = {
  accounts: keepOwners('accounts', teamOnly('accounts')),
  deals: teamOnly('deals', dealRules),
  leads: keepOwners('leads', teamOnly('leads', leadRules)),
  projects: teamOnly('projects'),
};
