import type { ImportRules } from '@ia/importer';
import { dealRules } from './deal-rules.ts';
import { leadRules } from './lead-rules.ts';

/** What the business says of records that come in by files and syncs. */
export const importRules: ImportRules = { deals: dealRules, leads: leadRules };
