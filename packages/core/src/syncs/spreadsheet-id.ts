const IN_LINK = /\/spreadsheets\/(?:u\/\d+\/)?d\/([\w-]{20,})/;
const ALONE = /^[\w-]{20,}$/;

/** The identifier of a spreadsheet in its link, or alone; `null` for anything else. */
export function spreadsheetId(text: string): string | null {
  const trimmed = text.trim();
  return IN_LINK.exec(trimmed)?.[1] ?? (ALONE.test(trimmed) ? trimmed : null);
}
