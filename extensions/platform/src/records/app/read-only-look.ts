import { selfWritten } from '@ia/schema/audit';

/**
 * Takes from the pages of logs what would make, tick, save or delete a line: Directus offers it to every administrator,
 * whatever the policies say (11.17.4), and the server refuses it (`keepLogs`). A list is known by its way to a new
 * line, a form by the field `in-words` marks.
 */
export function readOnlyLook(logs: readonly string[] = selfWritten): string {
  const toNew = `a:is(${logs.map((log) => `[href$="/content/${log}/+"]`).join(', ')})`;
  const ofALine = '#main-content:has(.line-of-a-log)';
  return `
    ${toNew} { display: none !important; }
    #main-content:has(${toNew}) table :is(th, td).select { visibility: hidden; }
    ${ofALine} .header-bar .actions .v-button { display: none !important; }
    ${ofALine} .v-icon:has(> [data-icon="close"], > [data-icon="edit"]) { display: none !important; }
  `;
}
